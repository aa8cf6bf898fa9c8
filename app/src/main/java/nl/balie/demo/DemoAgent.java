package nl.balie.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import nl.balie.telephony.calls.Phone;

/** The agent's telephone, when he has none of his own. */
final class DemoAgent implements AutoCloseable {
    private static final int OK = 200;

    private final CompletableFuture<Phone> phone = new CompletableFuture<>();
    private final String name;
    private final int rings;
    private final DemoTimeline timeline;
    private final DemoVoices voices;

    private DemoAgent(String name, int rings, DemoTimeline timeline, DemoVoices voices) {
        this.name = name;
        this.rings = rings;
        this.timeline = timeline;
        this.voices = voices;
    }

    /**
     * Opens and registers it.
     *
     * @param rings seconds before it answers by itself
     * @throws IOException with a sentence, when Balie does not take the registration
     */
    static DemoAgent open(
            InetAddress address,
            InetSocketAddress exchange,
            String user,
            String name,
            int rings,
            DemoTimeline timeline,
            DemoVoices voices)
            throws IOException {
        DemoAgent agent = new DemoAgent(name.split(" ")[0], rings, timeline, voices);
        Phone phone = Phone.open(address, exchange, user, agent.new Ears());
        int status = phone.register(DemoPeople.PHONE_SECRET).join();
        if (status != OK) {
            phone.close();
            throw new DemoApi.Refused("De telefoon van " + user + " kan zich niet aanmelden op SIP-poort "
                    + exchange.getPort() + " (SIP " + status + ").");
        }
        agent.phone.complete(phone);
        return agent;
    }

    @Override
    public void close() {
        Phone open = phone.join();
        open.hangUp();
        open.unregister(DemoPeople.PHONE_SECRET).exceptionally(late -> 0).join();
        open.close();
    }

    private final class Ears implements Phone.Listener {
        @Override
        public void rings(String shownName) {
            timeline.now("telefoon van " + name + " rinkelt: " + shownName);
            phone.thenAcceptAsync(Phone::answer, CompletableFuture.delayedExecutor(rings, TimeUnit.SECONDS));
        }

        @Override
        public void connected() {
            timeline.now(name + " neemt op");
            phone.thenAcceptBoth(voices.agent(), Phone::say);
        }

        @Override
        public void hears() {
            timeline.now(name + " hoort de burger");
        }

        @Override
        public void over(int sipStatus) {
            timeline.now("telefoon van " + name + (sipStatus == OK ? ": opgehangen" : " zwijgt weer"));
        }
    }
}
