package nl.balie.telephony;

import java.util.List;

/** Turns what callers say into text. Keys count whether it works or not. */
@FunctionalInterface
public interface SpeechRecogniser {
    /** Hears nothing. */
    SpeechRecogniser NONE = (language, phrases, heard) -> Listening.DEAF;

    /**
     * Starts to listen to somebody.
     *
     * @param language that he speaks, in ISO 639-1
     * @param phrases that he is likely to say; a hint
     * @param heard told what was understood, from any thread and as long as it is not closed
     */
    Listening listen(String language, List<String> phrases, Heard heard);

    /** Gets to know what was understood. */
    interface Heard {
        /** He has begun to say something. */
        void speaking();

        /** He said this. */
        void said(String text);
    }

    /** Takes what one caller says. Its operations never throw and wait for nobody. */
    interface Listening extends AutoCloseable {
        /** To one who speaks a language for which there is no recogniser. */
        Listening DEAF = new Listening() {
            @Override
            public void hear(short[] samples, int length) {
                // nobody listens
            }

            @Override
            public void close() {
                // nothing was opened
            }
        };

        /**
         * What he says.
         *
         * @param samples 16 bit, linear, 8 kHz; valid during the call only
         * @param length how many of them count
         */
        void hear(short[] samples, int length);

        /** Listens no longer; nothing is told afterwards. */
        @Override
        void close();
    }
}
