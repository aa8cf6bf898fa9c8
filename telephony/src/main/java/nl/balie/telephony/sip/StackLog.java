package nl.balie.telephony.sip;

import gov.nist.core.StackLogger;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * JAIN-SIP's log on slf4j. Its errors are mostly about bytes that strangers sent, with the bytes in the text: they are
 * debug lines here, so that nobody fills the log from outside and no number stands in it.
 */
public final class StackLog implements StackLogger {
    private static final Logger LOG = LoggerFactory.getLogger("nl.balie.telephony.sip.stack");

    @Override
    public void logStackTrace() {}

    @Override
    public void logStackTrace(int level) {}

    @Override
    public int getLineCount() {
        return 0;
    }

    @Override
    public void logException(Throwable problem) {
        LOG.debug("the SIP stack met a problem", problem);
    }

    @Override
    public void logDebug(String text) {
        LOG.trace(text);
    }

    @Override
    public void logDebug(String text, Exception problem) {
        LOG.trace(text, problem);
    }

    @Override
    public void logTrace(String text) {
        LOG.trace(text);
    }

    @Override
    public void logFatalError(String text) {
        LOG.error(text);
    }

    @Override
    public void logError(String text) {
        LOG.debug(text);
    }

    @Override
    public void logError(String text, Exception problem) {
        LOG.debug(text, problem);
    }

    @Override
    public void logWarning(String text) {
        LOG.debug(text);
    }

    @Override
    public void logInfo(String text) {
        LOG.trace(text);
    }

    @Override
    public boolean isLoggingEnabled() {
        return LOG.isDebugEnabled();
    }

    @Override
    public boolean isLoggingEnabled(int level) {
        return level <= TRACE_WARN ? LOG.isDebugEnabled() : LOG.isTraceEnabled();
    }

    @Override
    public void disableLogging() {}

    @Override
    public void enableLogging() {}

    @Override
    public void setBuildTimeStamp(String stamp) {}

    @Override
    public void setStackProperties(Properties properties) {}

    @Override
    public String getLoggerName() {
        return LOG.getName();
    }
}
