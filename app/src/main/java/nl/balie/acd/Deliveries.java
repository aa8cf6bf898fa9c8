package nl.balie.acd;

import java.util.EnumSet;
import java.util.Set;
import nl.balie.contacts.Contact.Channel;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The deliveries of all channels. They are looked up when they are needed, since they use what tells them of offers. */
@Component
class Deliveries {
    private final ObjectProvider<OfferDelivery> deliveries;

    Deliveries(ObjectProvider<OfferDelivery> deliveries) {
        this.deliveries = deliveries;
    }

    /** The channels of which contacts can be offered now. */
    Set<Channel> open() {
        Set<Channel> open = EnumSet.noneOf(Channel.class);
        deliveries.stream()
                .filter(OfferDelivery::isReady)
                .map(OfferDelivery::channel)
                .forEach(open::add);
        return open;
    }

    void deliver(Offer offer) {
        of(offer.channel()).deliver(offer);
    }

    void withdraw(Offer offer) {
        of(offer.channel()).withdraw(offer);
    }

    private OfferDelivery of(Channel channel) {
        return deliveries.stream()
                .filter(delivery -> delivery.channel() == channel)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nothing delivers offers of " + channel));
    }
}
