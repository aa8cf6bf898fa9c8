package nl.balie.callflows.web;

import com.microsoft.playwright.Page;
import java.util.List;

/** Selects in the editor whatever is drawn, one after the other and each in sight, and looks where its context pad stands. */
final class ContextPads {
    /** The canvas scrolls by three quarters of what a wheel turns. */
    private static final String FAULTS = """
            async () => {
                const canvas = document.querySelector('[data-part=canvas]');
                const svg = canvas.querySelector('svg');
                const frame = canvas.getBoundingClientRect();
                const palette = canvas.querySelector('.djs-palette').getBoundingClientRect();
                const sight = { left: palette.right + 8, right: frame.right - 8, top: frame.top + 8, bottom: frame.bottom - 8 };
                const place = (drawn) => drawn.querySelector('.djs-visual').getBoundingClientRect();
                const drawn = [...canvas.querySelectorAll('.djs-shape, .djs-connection')]
                    .filter((one) => place(one).width + place(one).height > 0);
                const shift = (from, until, first, last) => until - from > last - first
                    ? (from + until - first - last) / 2
                    : Math.min(from - first, 0) || Math.max(until - last, 0);
                const show = ({ left, right, top, bottom }) => {
                    svg.dispatchEvent(new MouseEvent('mouseover', { bubbles: true }));
                    svg.dispatchEvent(new WheelEvent('wheel', {
                        deltaX: shift(left, right, sight.left, sight.right) / 0.75,
                        deltaY: shift(top, bottom, sight.top, sight.bottom) / 0.75,
                        bubbles: true,
                    }));
                };
                const placed = () => new Promise((done) => setTimeout(() => setTimeout(done)));
                // places are measured; painting them a thousand times takes a minute
                const unseen = [svg, document.querySelector('[data-part=properties]')];
                unseen.forEach(({ style }) => { style.visibility = 'hidden'; });
                svg.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
                const faults = [];
                for (const one of drawn.filter(({ dataset }) => !dataset.elementId.endsWith('_label'))) {
                    const id = one.dataset.elementId;
                    show(place(one));
                    one.querySelector('.djs-hit').dispatchEvent(new MouseEvent('click', { bubbles: true }));
                    await placed();
                    const pad = canvas.querySelector('.djs-context-pad.open')?.getBoundingClientRect();
                    if (!pad || !one.classList.contains('selected')) {
                        faults.push(`${id} is not selected`);
                        continue;
                    }
                    if (pad.left < frame.left || pad.right > frame.right || pad.top < frame.top || pad.bottom > frame.bottom) {
                        faults.push(`${id}: out of the canvas`);
                    }
                    drawn.filter((other) => other !== one && other.matches('.djs-shape') && !other.parentNode.contains(one))
                        .filter((other) => {
                            const { left, right, top, bottom } = place(other);
                            return left < pad.right && right > pad.left && top < pad.bottom && bottom > pad.top;
                        })
                        .forEach((other) => faults.push(`${id}: over ${other.dataset.elementId}`));
                }
                unseen.forEach(({ style }) => { style.visibility = ''; });
                return drawn.length === 0 ? ['nothing is drawn'] : faults;
            }
            """;

    private ContextPads() {}

    /** Of each element and connection, in words: not selected, its pad out of the canvas, or over another shape or label. */
    static List<?> faults(Page page) {
        return (List<?>) page.evaluate(FAULTS);
    }
}
