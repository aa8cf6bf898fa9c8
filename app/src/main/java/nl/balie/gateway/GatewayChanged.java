package nl.balie.gateway;

/** Browsers can be used as phones from now on, or cannot. */
public record GatewayChanged(Gateway.State state) {}
