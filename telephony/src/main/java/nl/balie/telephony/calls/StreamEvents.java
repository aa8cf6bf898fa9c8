package nl.balie.telephony.calls;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import nl.balie.telephony.media.Audio;
import nl.balie.telephony.media.MediaStream;

/** Takes what the media thread tells into a mailbox. */
record StreamEvents(
        Executor mailbox, Consumer<Audio> onPlayed, Consumer<Character> onKey, Runnable onKeyUp, Runnable onLost)
        implements MediaStream.Listener {
    @Override
    public void played(Audio audio) {
        mailbox.execute(() -> onPlayed.accept(audio));
    }

    @Override
    public void key(char key) {
        mailbox.execute(() -> onKey.accept(key));
    }

    @Override
    public void keyUp() {
        mailbox.execute(onKeyUp);
    }

    @Override
    public void lost() {
        mailbox.execute(onLost);
    }
}
