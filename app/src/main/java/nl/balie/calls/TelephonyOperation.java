package nl.balie.calls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import nl.balie.acd.Recovery;
import nl.balie.callbacks.Voicemails;
import nl.balie.database.DataDirectory;
import nl.balie.database.StartFailure;
import nl.balie.flows.Flows;
import nl.balie.people.PhoneAccounts;
import nl.balie.recordings.Recordings;
import nl.balie.telephony.CallLimits;
import nl.balie.telephony.Dscp;
import nl.balie.telephony.SpeechRecogniser;
import nl.balie.telephony.Telephony;
import nl.balie.telephony.TelephonyPort;
import nl.balie.telephony.TelephonySettings;
import nl.balie.telephony.calls.SipTelephony;
import nl.balie.telephony.media.MediaEngine;
import nl.balie.telephony.media.RtpMediaEngine;
import nl.balie.telephony.prompts.Prompts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Opens telephony when all else is there and closes it first. What an interruption left open is ended before the first
 * call; the engine is waited for a while, since the first callers would otherwise get their numbers' fallback.
 */
@Component
class TelephonyOperation implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(TelephonyOperation.class);
    private static final Duration ENGINE_PATIENCE = Duration.ofSeconds(45);

    private final Exchange exchange;
    private final TelephonyPort port;
    private final Clock clock;
    private final DataDirectory data;
    private final Recovery recovery;
    private final Voicemails voicemails;
    private final Recordings recordings;
    private final Flows flows;
    private final SpeechRecogniser speech;
    private final CallSettings settings;
    private volatile boolean running;

    TelephonyOperation(
            Exchange exchange,
            TelephonyPort port,
            Recovery recovery,
            Voicemails voicemails,
            Recordings recordings,
            Flows flows,
            SpeechRecogniser speech,
            CallSettings settings,
            DataDirectory data,
            Clock clock) {
        this.exchange = exchange;
        this.port = port;
        this.data = data;
        this.clock = clock;
        this.recovery = recovery;
        this.voicemails = voicemails;
        this.recordings = recordings;
        this.flows = flows;
        this.speech = speech;
        this.settings = settings;
    }

    @Override
    public void start() {
        recovery.afterStart();
        voicemails.keepWhatWasSaid();
        recordings.endBrokenOff();
        if (!flows.awaitEngine(ENGINE_PATIENCE)) {
            log.warn("the engine does not answer yet; until it does, calls follow their numbers' fallback");
        }
        exchange.open(openTelephony());
        running = true;
        log.info("telephony listens on {} port {}", settings.address().getHostAddress(), settings.port());
    }

    private Telephony openTelephony() {
        Prompts prompts = new Prompts(data.directory("prompts"));
        try {
            MediaEngine media = RtpMediaEngine.start(
                    settings.address(),
                    settings.rtpFrom(),
                    settings.rtpUntil(),
                    settings.mediaTimeout(),
                    settings.voiceSource(),
                    dscp());
            return SipTelephony.start(telephonySettings(), port, media, prompts::load, speech, clock);
        } catch (IOException | UncheckedIOException e) {
            throw new StartFailure(
                    "Telefonie kan niet luisteren op %s poort %d: %s"
                            .formatted(settings.address().getHostAddress(), settings.port(), e.getMessage()),
                    e);
        }
    }

    private Dscp dscp() {
        return new Dscp(settings.sipDscp(), settings.voiceDscp());
    }

    private TelephonySettings telephonySettings() {
        return new TelephonySettings(
                settings.address(),
                settings.port(),
                settings.rtpFrom(),
                settings.rtpUntil(),
                PhoneAccounts.REALM,
                settings.tcpConnectionsPerAddress(),
                settings.trunks(),
                settings.trunkProxy(),
                settings.countryCode(),
                settings.sessionInterval(),
                settings.mediaTimeout(),
                new CallLimits(settings.maxCalls(), settings.newCallsPerSecond(), settings.newCallsPerCaller()),
                data.directory("prompts"),
                dscp());
    }

    @Override
    public void stop() {
        running = false;
        exchange.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the web server, which runs in the phase before the last ones. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
