// Puts the page into the window.
import { mount } from 'svelte';
import './app.css';
import App from './frame/App.svelte';

const place = document.getElementById('app');
if (place) mount(App, { target: place });
