package nl.balie.callbacks;

import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import nl.balie.database.Tenancy;
import nl.balie.mail.OutgoingMail;
import nl.balie.queues.Queues;
import nl.balie.tenants.Organisations;
import nl.balie.treatment.Treatment;
import nl.balie.treatment.Treatments;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Tells by e-mail that there is a message, as its queue wants it, and forgets messages that were handled long ago. A mail that
 * is not taken is tried again until it is, or until the message is handled.
 */
@Component
class MessageCare {
    private static final Logger log = LoggerFactory.getLogger(MessageCare.class);
    private static final int LOOK_SECONDS = 10;
    private static final int FORGET_MINUTES = 60;
    private static final Locale DUTCH = Locale.of("nl");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMMM yyyy HH:mm", DUTCH);

    private final Callbacks callbacks;
    private final Treatments treatments;
    private final Queues queues;
    private final Organisations organisations;
    private final OutgoingMail mail;
    private final MessageSource messages;
    private final Tenancy tenancy;
    private final Clock clock;
    private final Semaphore telling = new Semaphore(1);

    MessageCare(
            Callbacks callbacks,
            Treatments treatments,
            Queues queues,
            Organisations organisations,
            OutgoingMail mail,
            MessageSource messages,
            Tenancy tenancy,
            Clock clock) {
        this.callbacks = callbacks;
        this.treatments = treatments;
        this.queues = queues;
        this.organisations = organisations;
        this.mail = mail;
        this.messages = messages;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    /** On a thread of its own: a mail server that is slow must not keep what else is planned from its time. */
    @Scheduled(fixedDelay = LOOK_SECONDS, timeUnit = TimeUnit.SECONDS)
    void look() {
        if (telling.tryAcquire()) {
            Thread.ofVirtual().name("message-notices").start(() -> {
                try {
                    tell();
                } finally {
                    telling.release();
                }
            });
        }
    }

    void tell() {
        forEach(this::tell);
    }

    @Scheduled(fixedDelay = FORGET_MINUTES, timeUnit = TimeUnit.MINUTES)
    void forget() {
        forEach(organisation -> tenancy.in(organisation, this::forgetWhatIsOld));
    }

    private void forEach(Consumer<String> care) {
        try {
            organisations.all().forEach(organisation -> care.accept(organisation.id()));
        } catch (RuntimeException away) {
            log.warn("messages are looked after again later: {}", away.getMessage());
        }
    }

    private void tell(String organisation) {
        List<Callback> due = tenancy.read(organisation, callbacks::noticesDue);
        for (Callback message : due) {
            String to = tenancy.read(
                    organisation,
                    () -> treatments.of(message.queueId()).callbacks().email());
            boolean nobody = to.isEmpty() || message.handledAt() != null;
            if (nobody || mail.send(to, words("subject", message.queue()), text(organisation, message))) {
                tenancy.in(organisation, () -> callbacks.noticed(message.id()));
            }
        }
    }

    /** Neither who called nor what he said: that is for who signs in. */
    private String text(String organisation, Callback message) {
        ZonedDateTime at = message.requestedAt()
                .atZone(tenancy.read(organisation, organisations::current).timeZone());
        return words(
                "text",
                message.queue(),
                MOMENT.format(at),
                String.valueOf(message.soundSeconds()),
                mail.link("/desk/terugbellen"));
    }

    private String words(String what, String... values) {
        return messages.getMessage("callbacks.mail." + what, values, DUTCH);
    }

    private void forgetWhatIsOld() {
        queues.all().forEach(queue -> {
            Treatment.Callbacks plan = treatments.of(queue.id()).callbacks();
            int forgotten =
                    callbacks.forgetMessages(queue.id(), clock.instant().minus(Duration.ofDays(plan.keepDays())));
            if (forgotten > 0) {
                log.info("{} handled messages of queue {} were kept long enough", forgotten, queue.id());
            }
        });
    }
}
