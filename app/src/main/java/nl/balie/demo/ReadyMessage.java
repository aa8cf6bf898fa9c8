package nl.balie.demo;

import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Says on the terminal that Balie is ready, where it is, and how to try it. */
@Component
class ReadyMessage {
    private static final Logger START = LoggerFactory.getLogger("nl.balie.start");

    private final Environment settings;

    ReadyMessage(Environment settings) {
        this.settings = settings;
    }

    /** Comes after everything that is started with the application, telephony last; a first password comes after it. */
    @EventListener(ApplicationReadyEvent.class)
    @Order(0)
    void ready() {
        long started = ManagementFactory.getRuntimeMXBean().getStartTime();
        START.info(text((System.currentTimeMillis() - started) / 1000.0));
    }

    /** @param seconds that the start took, from the start of the process */
    String text(double seconds) {
        boolean demo = settings.getProperty("balie.demo", Boolean.class, false);
        boolean tls = settings.containsProperty("server.ssl.bundle");
        String pages = "%s://%s:%s"
                .formatted(
                        tls ? "https" : "http",
                        settings.getProperty("server.address", "127.0.0.1"),
                        settings.getProperty("local.server.port", settings.getProperty("server.port", "8080")));
        String phones = "sip:%s:%s (UDP en TCP)"
                .formatted(
                        settings.getProperty("balie.sip.address", "127.0.0.1"),
                        settings.getProperty("balie.sip.port", "5060"));
        StringJoiner text = new StringJoiner("\n");
        text.add(String.format(Locale.of("nl"), "Balie is klaar (%.1f s)", seconds));
        text.add("");
        text.add("  Werkplek    " + settings.getProperty("balie.pages.public-address", pages));
        text.add("  Telefonie   " + phones);
        if (demo) {
            accounts().forEach((organisation, names) -> text.add("  Accounts    " + names + " (" + organisation + ")"));
            text.add("  Wachtwoord  " + DemoPeople.PASSWORD + ", ook voor de SIP-telefoons met dezelfde namen");
            text.add("");
            text.add("Bel +31 99 000 1000 (in de browser: /bel), of laat in een ander venster ./balie demo-call een"
                    + " burger spelen.");
        }
        text.add("Stoppen: Ctrl-C.");
        return text.toString();
    }

    private static Map<String, String> accounts() {
        Map<String, String> accounts = new LinkedHashMap<>();
        DemoData.ORGANISATIONS.forEach((id, name) -> accounts.put(
                name,
                String.join(
                        ", ",
                        DemoPeople.ACCOUNTS.stream()
                                .filter(account -> account.organisation().equals(id))
                                .map(DemoPeople.Account::username)
                                .toList())));
        return accounts;
    }
}
