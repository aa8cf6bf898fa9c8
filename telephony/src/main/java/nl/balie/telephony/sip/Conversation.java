package nl.balie.telephony.sip;

import java.util.concurrent.Executor;
import javax.sip.RequestEvent;
import javax.sip.ResponseEvent;
import javax.sip.Transaction;

/** Somebody who is told of the messages of a dialog or transaction, in a mailbox. */
interface Conversation {
    Executor mailbox();

    void request(RequestEvent event);

    void response(ResponseEvent event);

    /** Nothing came back, or nothing could be sent. */
    void unanswered(Transaction transaction);
}
