package nl.balie.telephony.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nl.balie.telephony.Prompt;
import nl.balie.telephony.media.Audio;
import nl.balie.telephony.media.Wav;
import nl.balie.telephony.prompts.Prompts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SoundsTests {
    @TempDir
    Path folder;

    @Test
    void allWhoWaitShareTheSoundOfAFile() throws IOException {
        Path file = Files.write(folder.resolve("wals.wav"), new Wav(8000, new short[8000]).bytes());
        Prompts prompts = new Prompts(folder);
        List<Prompt> music = List.of(new Prompt.Recording(file), new Prompt.Recording(folder.resolve("not-there.wav")));

        List<Audio> one = Sounds.music(prompts::load, music).join();
        List<Audio> other = Sounds.music(prompts::load, music).join();

        assertThat(one).hasSize(1);
        assertThat(other.getFirst()).isSameAs(one.getFirst());
    }

    @Test
    void hasMusicWhenNoFileCanBePlayed() {
        Prompts prompts = new Prompts(folder);

        List<Audio> music = Sounds.music(prompts::load, List.of(new Prompt.Recording(folder.resolve("no.wav"))))
                .join();

        assertThat(music).containsExactly(prompts.load(new Prompt.HoldMusic()).join());
    }
}
