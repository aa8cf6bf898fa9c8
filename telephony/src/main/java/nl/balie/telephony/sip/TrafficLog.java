package nl.balie.telephony.sip;

import gov.nist.core.ServerLogger;
import gov.nist.javax.sip.message.SIPMessage;
import java.util.Properties;
import javax.sip.SipStack;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** First lines and Call-IDs of what passes, at trace level; never whole messages, since they name people. */
public final class TrafficLog implements ServerLogger {
    private static final Logger LOG = LoggerFactory.getLogger("nl.balie.telephony.sip.traffic");

    @Override
    public void closeLogFile() {}

    @Override
    public void logMessage(SIPMessage message, String from, String to, boolean sender, long time) {
        if (LOG.isTraceEnabled()) {
            LOG.trace(
                    "{} {} {} {}",
                    sender ? "→ " + to : "← " + from,
                    message.getCSeq() == null ? "" : message.getCSeq().getMethod(),
                    message.getFirstLine() == null ? "" : kind(message),
                    message.getCallId() == null ? "" : message.getCallId().getCallId());
        }
    }

    private static String kind(SIPMessage message) {
        return message instanceof javax.sip.message.Response response
                ? Integer.toString(response.getStatusCode())
                : "request";
    }

    @Override
    public void logMessage(SIPMessage message, String from, String to, String status, boolean sender, long time) {
        logMessage(message, from, to, sender, time);
    }

    @Override
    public void logMessage(SIPMessage message, String from, String to, String status, boolean sender) {
        logMessage(message, from, to, sender, 0);
    }

    @Override
    public void logException(Exception problem) {
        LOG.debug("the SIP stack met a problem", problem);
    }

    @Override
    public void setStackProperties(Properties properties) {}

    @Override
    public void setSipStack(SipStack stack) {}
}
