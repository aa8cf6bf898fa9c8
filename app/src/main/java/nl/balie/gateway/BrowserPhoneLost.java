package nl.balie.gateway;

/** A browser's connection with its phone's account has ended: it was closed, it loads the page again, or the network failed. */
public record BrowserPhoneLost(String account) {}
