package nl.balie.calls;

/** Browsers can be used as phones from now on, or cannot. */
public record BrowserWayChanged(BrowserWay.State state) {}
