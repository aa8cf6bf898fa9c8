package nl.balie.prompts.web;

import static nl.balie.prompts.web.PromptController.ID;
import static nl.balie.prompts.web.PromptController.MAY_CHANGE;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.io.Serial;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import nl.balie.database.Tenancy;
import nl.balie.pages.Check;
import nl.balie.pages.NotFound;
import nl.balie.pages.Notice;
import nl.balie.pages.Option;
import nl.balie.pages.Visitor;
import nl.balie.prompts.Converted;
import nl.balie.prompts.PromptOverview;
import nl.balie.prompts.PromptSettings;
import nl.balie.prompts.PromptSource;
import nl.balie.prompts.PromptSpeech;
import nl.balie.prompts.PromptVersion;
import nl.balie.prompts.PromptVersions;
import nl.balie.prompts.SoundConversion;
import nl.balie.prompts.SoundRefusal;
import nl.balie.prompts.SoundRoom;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.validation.Errors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The sound of a prompt: uploading, speaking, listening, and going back (requirements 2.4.3, 2.4.10 and 2.4.13). */
@Controller
@RequestMapping(PromptController.PATH + "/" + ID)
@PreAuthorize("@rights.mayView('PROMPTS')")
class VersionController {
    private static final String VERSION = "/versies/{version:[0-9a-f-]{36}}";
    private static final String PREVIEW = VersionController.class.getName() + ".preview";
    private static final MediaType WAV = MediaType.parseMediaType("audio/wav");

    private final PromptPage page;
    private final PromptVersions versions;
    private final SoundConversion conversion;
    private final SoundRoom room;
    private final PromptSpeech speech;
    private final PromptSettings settings;
    private final Tenancy tenancy;

    VersionController(
            PromptPage page,
            PromptVersions versions,
            SoundConversion conversion,
            SoundRoom room,
            PromptSpeech speech,
            PromptSettings settings,
            Tenancy tenancy) {
        this.page = page;
        this.versions = versions;
        this.conversion = conversion;
        this.room = room;
        this.speech = speech;
        this.settings = settings;
        this.tenancy = tenancy;
    }

    /** What the visitor listens to before he saves it; the sound itself is in the data directory, under its text. */
    record Preview(String key, String language, String text) implements Serializable {
        @Serial
        private static final long serialVersionUID = 1;
    }

    @PostMapping("/bestand")
    @PreAuthorize(MAY_CHANGE)
    ModelAndView upload(
            @AuthenticationPrincipal Visitor visitor,
            @PathVariable UUID id,
            @ModelAttribute(PromptPage.UPLOAD) UploadForm form,
            BindingResult errors,
            Model model,
            RedirectAttributes redirect)
            throws IOException {
        PromptOverview prompt = page.prompt(visitor.organisation(), id);
        checkLanguage(visitor, form.uploadLanguage(), "uploadLanguage", errors);
        if (!errors.hasErrors()) {
            Converted converted = room.offer(visitor.organisation(), converted(form.file()));
            if (converted instanceof Converted.Sound sound) {
                return stored(visitor, prompt, form.uploadLanguage(), PromptSource.UPLOAD, null, sound, redirect);
            }
            reject(errors, "file", ((Converted.Refused) converted).why());
        }
        return new ModelAndView(page.show(visitor.organisation(), id, model), HttpStatus.UNPROCESSABLE_ENTITY);
    }

    @PostMapping(path = "/spraak", params = "stap=beluisteren")
    @PreAuthorize(MAY_CHANGE)
    ModelAndView preview(
            @AuthenticationPrincipal Visitor visitor,
            @PathVariable UUID id,
            @ModelAttribute(PromptPage.SPEECH) SpeechForm form,
            BindingResult errors,
            Model model,
            HttpServletRequest request) {
        page.prompt(visitor.organisation(), id);
        if (spoken(visitor, form, errors) != null) {
            var preview = new Preview(UUID.randomUUID().toString(), form.speechLanguage(), form.text());
            request.getSession().setAttribute(PREVIEW, preview);
            model.addAttribute("preview", preview.key());
        }
        boolean part = request.getHeader("HX-Request") != null;
        model.addAttribute("part", part);
        String view = page.show(visitor.organisation(), id, model);
        return new ModelAndView(
                part ? view + " :: spraak" : view,
                errors.hasErrors() ? HttpStatus.UNPROCESSABLE_ENTITY : HttpStatus.OK);
    }

    @PostMapping("/spraak")
    @PreAuthorize(MAY_CHANGE)
    ModelAndView speak(
            @AuthenticationPrincipal Visitor visitor,
            @PathVariable UUID id,
            @ModelAttribute(PromptPage.SPEECH) SpeechForm form,
            BindingResult errors,
            Model model,
            RedirectAttributes redirect) {
        PromptOverview prompt = page.prompt(visitor.organisation(), id);
        Converted.@Nullable Sound sound = spoken(visitor, form, errors);
        return sound == null
                ? new ModelAndView(page.show(visitor.organisation(), id, model), HttpStatus.UNPROCESSABLE_ENTITY)
                : stored(visitor, prompt, form.speechLanguage(), PromptSource.SPEECH, form.text(), sound, redirect);
    }

    /** The preview that this visitor asked for last. */
    @GetMapping("/spraak/geluid")
    @PreAuthorize(MAY_CHANGE)
    ResponseEntity<Resource> previewSound(
            @AuthenticationPrincipal Visitor visitor,
            @PathVariable UUID id,
            @RequestParam("proef") String key,
            HttpSession session) {
        page.prompt(visitor.organisation(), id);
        if (session.getAttribute(PREVIEW) instanceof Preview preview
                && preview.key().equals(key)
                && speech.speak(preview.language(), preview.text()) instanceof Converted.Sound sound) {
            return wav(sound.wav().bytes(), "proef");
        }
        throw new NotFound("There is no such preview");
    }

    @GetMapping(VERSION + "/geluid")
    ResponseEntity<Resource> sound(
            @AuthenticationPrincipal Visitor visitor, @PathVariable UUID id, @PathVariable UUID version) {
        return tenancy.read(visitor.organisation(), () -> {
            PromptVersion found = version(id, version);
            return wav(
                    versions.sound(found.id()).orElseThrow(),
                    page.prompt(visitor.organisation(), id).name() + " " + found.language() + " " + found.number());
        });
    }

    @PostMapping(VERSION + "/actueel")
    @PreAuthorize(MAY_CHANGE)
    String restore(
            @AuthenticationPrincipal Visitor visitor,
            @PathVariable UUID id,
            @PathVariable UUID version,
            RedirectAttributes redirect) {
        tenancy.in(visitor.organisation(), () -> {
            PromptVersion found = version(id, version);
            versions.makeCurrent(page.prompt(visitor.organisation(), id), found);
            Notice.done(redirect, "prompts.restored", found.number(), Option.language(found.language()));
        });
        return "redirect:" + PromptController.PATH + "/" + id;
    }

    private PromptVersion version(UUID prompt, UUID version) {
        return versions.find(prompt, version)
                .orElseThrow(() -> new NotFound("No version " + version + " of " + prompt));
    }

    private Converted converted(@Nullable MultipartFile file) throws IOException {
        if (file == null || file.isEmpty()) {
            boolean chosen = file != null
                    && file.getOriginalFilename() != null
                    && !file.getOriginalFilename().isEmpty();
            return new Converted.Refused(chosen ? SoundRefusal.EMPTY : SoundRefusal.NO_FILE);
        }
        Path received = Files.createTempFile("balie-upload", ".bin");
        try {
            file.transferTo(received);
            String name = file.getOriginalFilename();
            return conversion.convert(received, name == null ? "" : name);
        } finally {
            Files.deleteIfExists(received);
        }
    }

    private Converted.@Nullable Sound spoken(Visitor visitor, SpeechForm form, Errors errors) {
        checkLanguage(visitor, form.speechLanguage(), "speechLanguage", errors);
        if (!form.isComplete(new Check(errors))) {
            return null;
        }
        return switch (room.offer(visitor.organisation(), speech.speak(form.speechLanguage(), form.text()))) {
            case Converted.Sound sound -> sound;
            case Converted.Refused(SoundRefusal why) -> {
                reject(errors, "text", why);
                yield null;
            }
        };
    }

    private void checkLanguage(Visitor visitor, String language, String field, Errors errors) {
        if (!page.speaks(visitor.organisation(), language)) {
            errors.rejectValue(field, "pages.error.choose");
        }
    }

    private void reject(Errors errors, String field, SoundRefusal why) {
        errors.rejectValue(
                field,
                "prompts.refused." + why,
                new Object[] {
                    settings.maxFileSize().toMegabytes(),
                    Moments.text(settings.maxDuration()),
                    settings.maxStored().toMegabytes()
                },
                null);
    }

    private ModelAndView stored(
            Visitor visitor,
            PromptOverview prompt,
            String language,
            PromptSource source,
            @Nullable String text,
            Converted.Sound sound,
            RedirectAttributes redirect) {
        tenancy.in(visitor.organisation(), () -> versions.add(prompt, language, source, text, sound));
        Notice.done(redirect, "prompts.version-added", prompt.name(), Option.language(language));
        return new ModelAndView("redirect:" + PromptController.PATH + "/" + prompt.id());
    }

    /** A resource, so that a player can ask for a part (RFC 9110, 14.2). */
    private static ResponseEntity<Resource> wav(byte[] sound, String name) {
        return ResponseEntity.ok()
                .contentType(WAV)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name + ".wav", java.nio.charset.StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(new ByteArrayResource(sound));
    }
}
