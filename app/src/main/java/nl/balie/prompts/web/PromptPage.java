package nl.balie.prompts.web;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.balie.database.ListPage;
import nl.balie.database.ListQuery;
import nl.balie.database.Tenancy;
import nl.balie.pages.NotFound;
import nl.balie.pages.Option;
import nl.balie.prompts.PromptCatalogue;
import nl.balie.prompts.PromptLanguages;
import nl.balie.prompts.PromptOverview;
import nl.balie.prompts.PromptSettings;
import nl.balie.prompts.PromptVersion;
import nl.balie.prompts.PromptVersions;
import nl.balie.tenants.Organisations;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the page of one prompt shows, whichever of its forms was sent. */
@Component
class PromptPage {
    static final String VIEW = "prompts/prompt";
    static final String FORM = "form";
    static final String UPLOAD = "upload";
    static final String SPEECH = "speech";

    private final PromptCatalogue catalogue;
    private final PromptVersions versions;
    private final PromptLanguages languages;
    private final Organisations organisations;
    private final PromptSettings settings;
    private final Tenancy tenancy;

    PromptPage(
            PromptCatalogue catalogue,
            PromptVersions versions,
            PromptLanguages languages,
            Organisations organisations,
            PromptSettings settings,
            Tenancy tenancy) {
        this.catalogue = catalogue;
        this.versions = versions;
        this.languages = languages;
        this.organisations = organisations;
        this.settings = settings;
        this.tenancy = tenancy;
    }

    /** The versions of one language. */
    record Spoken(String code, String label, boolean standard, List<Line> lines) {}

    /** A version as the page shows it. */
    record Line(PromptVersion version, ZonedDateTime at, String duration) {}

    /** The prompt, or 404. */
    PromptOverview prompt(String organisation, UUID id) {
        return tenancy.read(organisation, () -> catalogue.find(id))
                .orElseThrow(() -> new NotFound("No prompt " + id + " in " + organisation));
    }

    /** Everything on the page; forms that are in the model already stay. */
    String show(String organisation, UUID id, Model model) {
        return show(organisation, id, ListQuery.FIRST, model);
    }

    /** The same, with another page of its versions. */
    String show(String organisation, UUID id, ListQuery asked, Model model) {
        return tenancy.read(organisation, () -> {
            PromptOverview prompt = prompt(organisation, id);
            PromptLanguages.Chosen chosen = languages.current();
            ListPage<PromptVersion> page = versions.list(prompt.id(), asked);
            model.addAttribute("thing", prompt)
                    .addAttribute("list", page)
                    .addAttribute("spoken", spoken(page.rows(), chosen))
                    .addAttribute("languageOptions", Option.languages(chosen.languages()))
                    .addAttribute("maxBytes", settings.maxFileSize().toBytes())
                    .addAttribute("maxMegabytes", settings.maxFileSize().toMegabytes())
                    .addAttribute("maxDuration", Moments.text(settings.maxDuration()));
            if (!model.containsAttribute(FORM)) {
                model.addAttribute(FORM, PromptForm.of(prompt));
            }
            if (!model.containsAttribute(UPLOAD)) {
                model.addAttribute(UPLOAD, UploadForm.blank(chosen.standard()));
            }
            if (!model.containsAttribute(SPEECH)) {
                model.addAttribute(SPEECH, SpeechForm.blank(chosen.standard()));
            }
            return VIEW;
        });
    }

    /** Whether the organisation speaks this language. */
    boolean speaks(String organisation, String language) {
        return tenancy.read(organisation, languages::current).languages().contains(language);
    }

    private List<Spoken> spoken(List<PromptVersion> some, PromptLanguages.Chosen chosen) {
        ZoneId zone = organisations.current().timeZone();
        Map<String, List<Line>> byLanguage = new LinkedHashMap<>();
        for (PromptVersion version : some) {
            byLanguage
                    .computeIfAbsent(version.language(), _ -> new java.util.ArrayList<>())
                    .add(new Line(version, version.createdAt().atZone(zone), Moments.text(version.duration())));
        }
        return PromptLanguages.OFFERED.stream()
                .filter(byLanguage::containsKey)
                .map(code -> new Spoken(
                        code,
                        Option.language(code),
                        code.equals(chosen.standard()),
                        byLanguage.getOrDefault(code, List.of())))
                .toList();
    }
}
