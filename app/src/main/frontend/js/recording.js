/** Plays a recording from a moment of its timeline. */
const player = document.getElementById('opname');

document.addEventListener('click', (event) => {
    const moment = event.target.closest('[data-second]');
    if (moment && player) {
        player.currentTime = Number(moment.dataset.second);
        player.play().catch(() => {}); // a browser may want a press on the player itself
    }
});
