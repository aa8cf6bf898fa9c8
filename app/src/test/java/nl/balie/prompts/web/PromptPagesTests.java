package nl.balie.prompts.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.balie.conformity.Requirement;
import nl.balie.people.Area;
import nl.balie.people.Level;
import nl.balie.people.SignedInUser;
import nl.balie.people.TestAdministrators;
import nl.balie.prompts.PromptDetails;
import nl.balie.prompts.PromptOverview;
import nl.balie.prompts.PromptVersion;
import nl.balie.prompts.SoundFiles;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

/** Prompts by their names: adding, renaming, removing, and who may. */
class PromptPagesTests extends PromptPagesTest {
    @Test
    @Requirement(value = "2.10.1", part = "prompts")
    void addsAPromptUnderANameThatNobodyElseHas() {
        var added = pages.perform(administrator(post(PATH).param("name", "  Welkom   keuzemenu ")));

        assertThat(added).hasStatus3xxRedirection();
        PromptOverview prompt = tenancy.read(ours, catalogue::all).getFirst();
        assertThat(prompt.name()).isEqualTo("Welkom keuzemenu");
        assertThat(added).hasRedirectedUrl(PATH + "/" + prompt.id());
        assertThat(pages.perform(administrator(post(PATH).param("name", "WELKOM KEUZEMENU"))))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                .bodyText()
                .contains("id=\"name-error\"", "Er is al een meldtekst met deze naam");
        for (String wrong : List.of("", "\"Welkom\"", "a, b", "x".repeat(81))) {
            assertThat(pages.perform(administrator(post(PATH).param("name", wrong))))
                    .as(wrong)
                    .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                    .bodyText()
                    .contains("id=\"name-error\"");
        }
        assertThat(tenancy.read(ours, catalogue::all)).hasSize(1);
    }

    @Test
    void refusesToRemoveOrRenameWhatIsInUseAndSaysWhere() {
        UUID id = prompt("In gebruik");

        assertThat(pages.perform(administrator(get(PATH + "/" + id + "/verwijderen"))))
                .hasStatusOk()
                .bodyText()
                .contains("Hoofdmenu")
                .doesNotContain("Ja, verwijderen");
        assertThat(pages.perform(administrator(post(PATH + "/" + id + "/verwijderen"))))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("In gebruik kan niet worden verwijderd", "Hoofdmenu");
        assertThat(pages.perform(administrator(post(PATH + "/" + id).param("name", "Anders"))))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                .bodyText()
                .contains("De naam kan niet veranderen", "Hoofdmenu");
        assertThat(pages.perform(administrator(
                        post(PATH + "/" + id).param("name", "In gebruik").param("description", "Hallo"))))
                .hasStatus3xxRedirection();

        UUID free = prompt("Vrij");
        assertThat(pages.perform(administrator(post(PATH + "/" + free + "/verwijderen"))))
                .hasStatus3xxRedirection();
        assertThat(tenancy.read(ours, catalogue::all))
                .extracting(PromptOverview::name)
                .containsExactly("In gebruik");
    }

    @Test
    @Requirement(value = "2.10.1", part = "separation")
    void isNotThereForAnotherOrganisation() throws Exception {
        UUID id = prompt("Welkom");
        upload(id, SoundFiles.tone(folder, "een.wav", 1));
        UUID version = versionsOf(id).getFirst().id();
        SignedInUser stranger = TestAdministrators.of(theirs);

        for (String path : List.of("", "/verwijderen", "/versies/" + version + "/geluid")) {
            assertThat(pages.perform(as(stranger, get(PATH + "/" + id + path))))
                    .as(path)
                    .hasStatus(HttpStatus.NOT_FOUND);
        }
        for (String path : List.of("", "/verwijderen", "/versies/" + version + "/actueel")) {
            assertThat(pages.perform(as(stranger, post(PATH + "/" + id + path).param("name", "Van hen"))))
                    .as(path)
                    .hasStatus(HttpStatus.NOT_FOUND);
        }
        assertThat(pages.perform(as(stranger, multipart(PATH + "/" + id + "/bestand"))))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(pages.perform(as(stranger, get(PATH)))).bodyText().doesNotContain("Welkom");
        UUID other = tenancy.in(theirs, () -> done(catalogue.add(new PromptDetails("Welkom", ""))));
        assertThat(pages.perform(as(stranger, get(sound(other, version))))).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    @Requirement(value = "2.10.1", part = "rights")
    void refusesWhoHasNoRight() throws Exception {
        UUID id = prompt("Welkom");
        upload(id, SoundFiles.tone(folder, "een.wav", 1));
        String sound = sound(id, versionsOf(id).getFirst().id());
        SignedInUser viewer = TestAdministrators.viewer(ours);
        SignedInUser other = TestAdministrators.with(ours, Map.of(Area.CALLFLOWS, Level.CHANGE));

        assertThat(pages.perform(as(viewer, get(PATH))))
                .hasStatusOk()
                .bodyText()
                .contains("Welkom", "Bekijken")
                .doesNotContain("Meldtekst toevoegen");
        assertThat(pages.perform(as(viewer, get(PATH + "/" + id))))
                .hasStatusOk()
                .bodyText()
                .contains("<audio", "disabled")
                .doesNotContain("Uploaden", "Opslaan");
        assertThat(pages.perform(as(viewer, get(sound)))).hasStatusOk();
        assertThat(pages.perform(as(viewer, post(PATH).param("name", "Toch")))).hasStatus(HttpStatus.FORBIDDEN);
        for (String path : List.of("", "/verwijderen", "/bestand", "/spraak")) {
            assertThat(pages.perform(as(viewer, post(PATH + "/" + id + path)))).hasStatus(HttpStatus.FORBIDDEN);
        }
        for (String path : List.of(PATH, PATH + "/" + id, sound, PATH + "/talen", "/beheer/tijdelijke-meldingen")) {
            assertThat(pages.perform(as(other, get(path)))).as(path).hasStatus(HttpStatus.FORBIDDEN);
        }
    }

    @Test
    void choosesTheLanguagesOfTheOrganisation() throws Exception {
        UUID id = prompt("Welkom");

        assertThat(pages.perform(administrator(
                        post(PATH + "/talen").param("languages", "nl", "tr").param("standard", "en"))))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                .bodyText()
                .contains("id=\"standard-error\"");
        assertThat(pages.perform(administrator(
                        post(PATH + "/talen").param("languages", "nl", "tr").param("standard", "nl"))))
                .hasStatus3xxRedirection();
        assertThat(pages.perform(administrator(post(PATH + "/" + id + "/spraak")
                        .param("speechLanguage", "tr")
                        .param("text", "Hoş geldiniz."))))
                .hasStatus3xxRedirection();

        assertThat(versionsOf(id)).extracting(PromptVersion::language).containsExactly("tr");
        assertThat(pages.perform(administrator(get(PATH)))).bodyText().contains("Turks");
    }
}
