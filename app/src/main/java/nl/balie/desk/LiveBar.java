package nl.balie.desk;

import nl.balie.pages.FramePart;
import nl.balie.pages.Visitor;
import nl.balie.people.SignedInUser;
import org.springframework.stereotype.Component;

/**
 * What an agent has at this moment – an offer, a running call, offers that he missed – on every page but his desk, which shows
 * it itself. The page brings its frame only; the script fetches the content, and again when the stream says that it changed.
 */
@Component("liveBar")
class LiveBar implements FramePart {
    /** The part of the page that is fetched; an action in it is answered with it. */
    static final String PART = "balk-oproepen";

    private final DeskSettings settings;

    LiveBar(DeskSettings settings) {
        this.settings = settings;
    }

    @Override
    public String template() {
        return "desk/bar";
    }

    @Override
    public boolean isFor(Visitor visitor, String here) {
        return visitor instanceof SignedInUser user && Desks.has(user) && !here.equals(DeskController.PATH);
    }

    /** How often the stream is written to, in milliseconds. */
    public long heartbeat() {
        return settings.heartbeat().toMillis();
    }
}
