package nl.balie.telephony.sip;

import gov.nist.javax.sip.message.MessageExt;
import gov.nist.javax.sip.stack.DefaultRouter;
import java.util.LinkedList;
import java.util.ListIterator;
import javax.sip.SipException;
import javax.sip.SipStack;
import javax.sip.address.Hop;
import javax.sip.address.Router;
import javax.sip.message.Request;
import org.jspecify.annotations.Nullable;

/**
 * Sends a request to the hop that is attached to it, such as the connection over which a phone registered; without one,
 * as RFC 3261 section 8.1.2 says.
 */
public final class FirstHop implements Router {
    private final DefaultRouter usual;

    public FirstHop(SipStack stack, @Nullable String outboundProxy) {
        this.usual = new DefaultRouter(stack, outboundProxy);
    }

    @Override
    public Hop getNextHop(Request request) throws SipException {
        return ((MessageExt) request).getApplicationData() instanceof Hop hop ? hop : usual.getNextHop(request);
    }

    @Override
    @SuppressWarnings("JdkObsolete") // the stack's interface wants a ListIterator
    public ListIterator<Hop> getNextHops(Request request) {
        LinkedList<Hop> hops = new LinkedList<>();
        try {
            Hop hop = getNextHop(request);
            if (hop != null) {
                hops.add(hop);
            }
        } catch (SipException unroutable) {
            return hops.listIterator();
        }
        return hops.listIterator();
    }

    @Override
    public @Nullable Hop getOutboundProxy() {
        return usual.getOutboundProxy();
    }
}
