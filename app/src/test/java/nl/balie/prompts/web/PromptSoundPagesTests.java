package nl.balie.prompts.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.balie.audit.AuditEntry;
import nl.balie.prompts.PromptSource;
import nl.balie.prompts.PromptVersion;
import nl.balie.prompts.SoundFiles;
import nl.balie.telephony.media.Wav;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.mock.web.MockMultipartFile;

/** The sound of a prompt: uploading, speaking, listening, going back. */
class PromptSoundPagesTests extends PromptPagesTest {
    @Test
    void uploadsEachKindOfFileAsANewVersion() throws Exception {
        UUID id = prompt("Welkom");

        for (String name : List.of("een.mp3", "twee.wav", "drie.wma")) {
            assertThat(upload(id, SoundFiles.tone(folder, name, 1)))
                    .as(name)
                    .hasStatus3xxRedirection()
                    .hasRedirectedUrl(PATH + "/" + id);
        }

        assertThat(versionsOf(id)).extracting(PromptVersion::number).containsExactly(3, 2, 1);
        assertThat(versionsOf(id)).extracting(PromptVersion::current).containsExactly(true, false, false);
        assertThat(versionsOf(id))
                .allMatch(version -> version.source() == PromptSource.UPLOAD
                        && version.createdBy().equals("beheer-" + ours)
                        && version.language().equals("nl"));
        assertThat(tenancy.read(ours, () -> audit.find(null, null, null, 0, 10)))
                .extracting(AuditEntry::action)
                .containsExactly(
                        "prompt-version-added", "prompt-version-added", "prompt-version-added", "prompt-added");
    }

    @Test
    void anOrganisationStoresNoMoreThanItsShareWhateverTheWay() throws Exception {
        UUID id = prompt("Welkom");
        Path nineSeconds = SoundFiles.tone(folder, "negen.mp3", 9);
        int fit = 0;
        while (upload(id, nineSeconds).getResponse().getStatus() == HttpStatus.FOUND.value()) {
            fit++;
        }

        assertThat(fit).as("144 kB each, 1 MB in all").isEqualTo(7);
        assertRefused(upload(id, nineSeconds), "zoveel geluid bewaard als er kan, 1 MB");
        assertThat(versionsOf(id)).hasSize(fit);
    }

    @Test
    void saysAtTheFileWhatIsWrongWithIt() throws Exception {
        UUID id = prompt("Welkom");
        byte[] noise = new byte[5000];
        new Random(5).nextBytes(noise);

        assertRefused(upload(id, "", new byte[0]), "Kies een bestand.");
        assertRefused(upload(id, "leeg.mp3", new byte[0]), "Dit bestand is leeg.");
        assertRefused(upload(id, "groot.wav", new byte[1024 * 1024 + 1]), "hoogstens 1 MB");
        assertRefused(upload(id, "melding.ogg", noise), "eindigt op .mp3, .wav of .wma");
        assertRefused(upload(id, "kapot.mp3", noise), "Dit bestand is beschadigd");
        assertRefused(upload(id, SoundFiles.silentFilm(folder)), "Hier is geen geluid in te vinden.");
        assertRefused(upload(id, SoundFiles.tone(folder, "lang.mp3", 12)), "hoogstens 0:10 minuten");
        assertThat(pages.perform(administrator(multipart(PATH + "/" + id + "/bestand")
                        .file(new MockMultipartFile("file", "a.wav", "audio/wav", noise))
                        .param("uploadLanguage", "xx"))))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                .bodyText()
                .contains("id=\"uploadLanguage-error\"");
        assertThat(versionsOf(id)).isEmpty();
    }

    @Test
    void speaksATextLetsItBeHeardAndKeepsIt() throws Exception {
        UUID id = prompt("Welkom");
        MockHttpSession session = new MockHttpSession();

        var preview = pages.perform(administrator(post(PATH + "/" + id + "/spraak")
                        .param("speechLanguage", "nl")
                        .param("text", "Welkom bij de gemeente.")
                        .param("stap", "beluisteren"))
                .session(session)
                .header("HX-Request", "true"));

        assertThat(preview).hasStatusOk().bodyText().doesNotContain("<html").contains("hx-swap-oob");
        assertThat(versionsOf(id)).isEmpty();
        Matcher source = Pattern.compile("src=\"([^\"]*/spraak/geluid[^\"]*)\"")
                .matcher(preview.getResponse().getContentAsString(StandardCharsets.UTF_8));
        assertThat(source.find()).isTrue();
        var speech = pages.perform(administrator(get(source.group(1))).session(session));
        assertThat(speech.getResponse().getHeader("Content-Security-Policy")).contains("sandbox");
        assertThat(speech.getResponse().getHeader("Content-Disposition")).startsWith("attachment;");
        byte[] heard = bytes(speech);
        assertThat(Wav.parse(heard).samples().length).isGreaterThan(8000);
        assertThat(pages.perform(administrator(get(source.group(1))))).hasStatus(HttpStatus.NOT_FOUND);

        assertThat(pages.perform(administrator(post(PATH + "/" + id + "/spraak")
                        .param("speechLanguage", "nl")
                        .param("text", "Welkom bij de gemeente."))))
                .hasStatus3xxRedirection();
        PromptVersion version = versionsOf(id).getFirst();
        assertThat(version.source()).isEqualTo(PromptSource.SPEECH);
        assertThat(version.spokenText()).isEqualTo("Welkom bij de gemeente.");
        assertThat(bytes(pages.perform(administrator(get(sound(id, version.id()))))))
                .isEqualTo(heard);
        assertThat(pages.perform(administrator(get(PATH + "/" + id))))
                .bodyText()
                .contains("Welkom bij de gemeente.");
    }

    @Test
    void saysAtTheTextWhatIsWrongWithIt() {
        UUID id = prompt("Welkom");

        for (String wrong : List.of("", "x".repeat(2001), "...")) {
            assertThat(pages.perform(administrator(post(PATH + "/" + id + "/spraak")
                            .param("speechLanguage", "nl")
                            .param("text", wrong))))
                    .as(wrong)
                    .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                    .bodyText()
                    .contains("id=\"text-error\"");
        }
        assertThat(versionsOf(id)).isEmpty();
    }

    @Test
    void sendsSoundThatAPlayerCanTakeInParts() throws Exception {
        UUID id = prompt("Welkom");
        upload(id, SoundFiles.tone(folder, "een.wav", 1));
        String sound = sound(id, versionsOf(id).getFirst().id());

        var whole = pages.perform(administrator(get(sound)));
        var part = pages.perform(administrator(get(sound)).header("Range", "bytes=0-43"));

        assertThat(whole).hasStatusOk().hasHeader("Content-Type", "audio/wav").hasHeader("Accept-Ranges", "bytes");
        assertThat(whole).hasHeader("X-Content-Type-Options", "nosniff");
        assertThat(whole.getResponse().getHeader("Content-Security-Policy")).contains("sandbox");
        assertThat(whole.getResponse().getHeader("Content-Disposition")).startsWith("attachment;");
        assertThat(part).hasStatus(HttpStatus.PARTIAL_CONTENT);
        assertThat(bytes(part)).hasSize(44).startsWith("RIFF".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void goesBackToAnOlderVersion() throws Exception {
        UUID id = prompt("Welkom");
        upload(id, SoundFiles.tone(folder, "een.wav", 1));
        upload(id, SoundFiles.tone(folder, "twee.wav", 2));
        PromptVersion first = versionsOf(id).getLast();

        assertThat(pages.perform(administrator(post(PATH + "/" + id + "/versies/" + first.id() + "/actueel"))))
                .hasStatus3xxRedirection();

        assertThat(versionsOf(id)).extracting(PromptVersion::current).containsExactly(false, true);
        assertThat(tenancy.read(ours, () -> audit.find(null, null, null, 0, 1))
                        .getFirst()
                        .action())
                .isEqualTo("prompt-version-restored");
    }
}
