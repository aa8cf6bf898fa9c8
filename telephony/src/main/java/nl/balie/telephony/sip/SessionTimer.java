package nl.balie.telephony.sip;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sip.message.Message;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;

/** RFC 4028: both sides notice when the other has vanished without a BYE. */
final class SessionTimer {
    private static final String SESSION_EXPIRES = "Session-Expires";
    private static final String MIN_SE = "Min-SE";
    private static final Pattern VALUE = Pattern.compile("(\\d{1,9})\\s*(;.*)?", Pattern.DOTALL);

    private final SipWire wire;
    private final Executor mailbox;
    private final Runnable refresh;
    private final Runnable expired;
    private long interval;
    private @Nullable Future<?> next;
    private int agreements;
    private boolean weRefresh;

    SessionTimer(SipWire wire, Duration interval, Executor mailbox, Runnable refresh, Runnable expired) {
        this.wire = wire;
        this.interval = Math.max(interval.toSeconds(), shortest());
        this.mailbox = mailbox;
        this.refresh = refresh;
        this.expired = expired;
    }

    private long shortest() {
        return wire.patience.shortestSession().toSeconds();
    }

    /** Whether the peer wants to be refreshed more often than we allow: 422 with {@link #addMinimum}. */
    boolean tooShort(Request request) {
        long wanted = seconds(request, SESSION_EXPIRES);
        return wanted >= 0 && wanted < shortest();
    }

    void addMinimum(Message message) {
        message.setHeader(wire.header(MIN_SE, Long.toString(shortest())));
    }

    /** In a request of ours: the interval that we wish, and that we refresh. */
    void propose(Request request, boolean refreshing) {
        wire.supported(request);
        String value = interval + (refreshing ? ";refresher=" + (weRefresh ? "uac" : "uas") : "");
        request.setHeader(wire.header(SESSION_EXPIRES, value));
        addMinimum(request);
    }

    /** In a 2xx of ours; a peer that knows the timer refreshes when it says so, otherwise we do. */
    void agreeAsServer(Request request, Response response) {
        boolean known = lists(request, "Supported", "timer") || lists(request, "Require", "timer");
        long wanted = seconds(request, SESSION_EXPIRES);
        long minimum = Math.max(shortest(), seconds(request, MIN_SE));
        interval = Math.max(wanted < 0 ? interval : Math.min(wanted, Math.max(interval, minimum)), minimum);
        String value = String.valueOf(SipWire.value(request, SESSION_EXPIRES)).toLowerCase(Locale.ROOT);
        weRefresh = !known || !value.contains("refresher=uac");
        response.setHeader(wire.header(SESSION_EXPIRES, interval + ";refresher=" + (weRefresh ? "uas" : "uac")));
        wire.supported(response);
        if (known && !weRefresh) {
            response.setHeader(wire.header("Require", "timer"));
        }
        restart();
    }

    /** After a 2xx to a request of ours. */
    void agreeAsClient(Response response) {
        long agreed = seconds(response, SESSION_EXPIRES);
        if (agreed > 0) {
            interval = Math.max(agreed, 1);
        }
        String value = String.valueOf(SipWire.value(response, SESSION_EXPIRES)).toLowerCase(Locale.ROOT);
        weRefresh = !value.contains("refresher=uas");
        restart();
    }

    /** A 422 tells what the peer allows; false when it makes no sense. */
    boolean lengthen(Response response) {
        long minimum = seconds(response, MIN_SE);
        if (minimum <= interval || minimum > Duration.ofDays(1).toSeconds()) {
            return false;
        }
        interval = minimum;
        return true;
    }

    private void restart() {
        stop();
        // the other side refreshes: BYE a little before it runs out (section 10); we do: at half of it
        long millis = weRefresh ? interval * 500 : (interval - Math.min(32, interval / 3)) * 1000;
        int agreement = agreements;
        Runnable due = weRefresh ? refresh : expired;
        next = wire.later(Duration.ofMillis(millis), mailbox, () -> {
            if (agreement == agreements) {
                due.run();
            }
        });
    }

    /** Also for what has run out already and waits in the mailbox. */
    void stop() {
        agreements++;
        if (next != null) {
            next.cancel(false);
        }
    }

    static boolean lists(Message message, String header, String token) {
        return SipWire.values(message, header).stream()
                .flatMap(value -> Pattern.compile(",").splitAsStream(value))
                .anyMatch(value -> value.strip().equalsIgnoreCase(token));
    }

    private static long seconds(Message message, String name) {
        String value = SipWire.value(message, name);
        Matcher matcher = VALUE.matcher(value == null ? "" : value);
        return matcher.matches() ? Long.parseLong(matcher.group(1)) : -1;
    }
}
