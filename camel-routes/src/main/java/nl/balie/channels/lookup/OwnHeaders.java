package nl.balie.channels.lookup;

import org.apache.camel.Exchange;
import org.apache.camel.spi.HeaderFilterStrategy;

/** Of the headers on a message only these go out, and none come in. */
public final class OwnHeaders implements HeaderFilterStrategy {
    @Override
    public boolean applyFilterToCamelHeaders(String header, Object value, Exchange exchange) {
        return !header.equalsIgnoreCase("Authorization") && !header.equalsIgnoreCase("Accept");
    }

    @Override
    public boolean applyFilterToExternalHeaders(String header, Object value, Exchange exchange) {
        return true;
    }
}
