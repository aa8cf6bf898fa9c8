package nl.balie.telephony.sip;

import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.parser.MessageParser;
import gov.nist.javax.sip.parser.MessageParserFactory;
import gov.nist.javax.sip.parser.ParseExceptionListener;
import gov.nist.javax.sip.parser.StringMsgParser;
import gov.nist.javax.sip.stack.SIPTransactionStack;
import java.text.ParseException;
import org.jspecify.annotations.Nullable;

/**
 * JAIN-SIP's parser, fenced in: too much is refused before it is looked at, whatever it throws (stack overflows
 * included, which would end its UDP threads for good) becomes a plain parse error, and that error's text, which the
 * stack sends back as a reason phrase, says nothing.
 */
public final class SafeParser implements MessageParserFactory {
    /** Far above any real message; a datagram cannot hold more than 64 KB anyway. */
    static final int LARGEST_HEAD = 16 * 1024;

    static final int MOST_LINES = 256;

    @Override
    public MessageParser createMessageParser(SIPTransactionStack stack) {
        StringMsgParser parser = new StringMsgParser();
        return (bytes, readBody, strict, listener) -> parse(parser, bytes, readBody, strict, listener);
    }

    private static @Nullable SIPMessage parse(
            StringMsgParser parser,
            byte[] bytes,
            boolean readBody,
            boolean strict,
            @Nullable ParseExceptionListener listener)
            throws ParseException {
        if (tooMuch(bytes)) {
            throw new ParseException("malformed", 0);
        }
        try {
            return parser.parseSIPMessage(bytes, readBody, strict, listener);
        } catch (ParseException | RuntimeException | StackOverflowError problem) {
            ParseException plain = new ParseException("malformed", 0);
            plain.initCause(problem);
            throw plain;
        }
    }

    private static boolean tooMuch(byte[] bytes) {
        int lines = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                lines++;
                if (i >= 2 && (bytes[i - 1] == '\n' || bytes[i - 2] == '\n' && bytes[i - 1] == '\r')) {
                    return false;
                }
            }
            if (i > LARGEST_HEAD || lines > MOST_LINES) {
                return true;
            }
        }
        return false;
    }
}
