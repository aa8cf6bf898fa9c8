package nl.balie.lookups.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.balie.channels.lookup.AllowedHosts;
import nl.balie.channels.lookup.LookUpFailedException;
import nl.balie.database.Tenancy;
import nl.balie.lookups.LookUpSource;
import nl.balie.lookups.LookUpSource.Kind;
import nl.balie.lookups.LookUpSources;
import nl.balie.lookups.LookUpTrial;
import nl.balie.pages.AskedList;
import nl.balie.pages.Check;
import nl.balie.pages.Edit;
import nl.balie.pages.NotFound;
import nl.balie.pages.Notice;
import nl.balie.pages.Option;
import nl.balie.tenants.OrganisationName;
import nl.balie.tenants.Organisations;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The sources that callflows of an organisation may ask (requirement 2.2.14). */
@Controller
@RequestMapping("/platform/deelnemers/{organisation}/bronnen")
@PreAuthorize("hasRole('PLATFORM_ADMINISTRATOR')")
class SourceController {
    private static final String ID = "/{id:[0-9a-f-]{36}}";
    private static final String LIST = "lookups/sources";
    private static final String FORM = "lookups/source";
    private static final String FIRST_TIMEOUT = "2000";

    private final LookUpSources sources;
    private final LookUpTrial trial;
    private final AllowedHosts hosts;
    private final Organisations organisations;
    private final Tenancy tenancy;
    private final MessageSource messages;

    SourceController(
            LookUpSources sources,
            LookUpTrial trial,
            AllowedHosts hosts,
            Organisations organisations,
            Tenancy tenancy,
            MessageSource messages) {
        this.sources = sources;
        this.trial = trial;
        this.hosts = hosts;
        this.organisations = organisations;
        this.tenancy = tenancy;
        this.messages = messages;
    }

    @GetMapping
    String list(@PathVariable String organisation, AskedList asked, Model model) {
        model.addAttribute("organisation", found(organisation))
                .addAttribute("list", tenancy.read(organisation, () -> sources.list(asked.query())));
        return LIST;
    }

    @GetMapping("/nieuw")
    String blank(@PathVariable String organisation, Model model) {
        page(model, found(organisation), null);
        model.addAttribute("form", new SourceForm("", Kind.HTTP.name(), "", "", "", "", FIRST_TIMEOUT));
        return FORM;
    }

    @PostMapping
    ModelAndView add(
            @PathVariable String organisation,
            @ModelAttribute("form") SourceForm form,
            BindingResult errors,
            Model model,
            RedirectAttributes redirect) {
        return save(found(organisation), null, form, errors, model, redirect);
    }

    @GetMapping(ID)
    String edit(@PathVariable String organisation, @PathVariable UUID id, Model model) {
        OrganisationName name = found(organisation);
        LookUpSource source = found(organisation, id);
        page(model, name, source);
        model.addAttribute("form", SourceForm.of(source));
        return FORM;
    }

    @PostMapping(ID)
    ModelAndView change(
            @PathVariable String organisation,
            @PathVariable UUID id,
            @ModelAttribute("form") SourceForm form,
            BindingResult errors,
            Model model,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        LookUpSource now = found(organisation, id);
        Edit<SourceForm> edit = Edit.of(form, SourceForm.of(now), errors, model, request);
        return save(found(organisation), now, edit.form(), edit.errors(), model, redirect);
    }

    /** Asks the source what a callflow would ask, and shows the answer. */
    @PostMapping(ID + "/proef")
    String ask(
            @PathVariable String organisation,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String sleutel,
            RedirectAttributes redirect) {
        LookUpSource source = found(organisation, id);
        redirect.addFlashAttribute("key", sleutel);
        try {
            Optional<Map<String, Object>> answer = trial.ask(organisation, source.name(), sleutel);
            redirect.addFlashAttribute("asked", true);
            answer.ifPresent(fields -> redirect.addFlashAttribute("answer", fields));
        } catch (LookUpFailedException | IllegalStateException failure) {
            Notice.refused(redirect, "lookups.trial.failed", String.valueOf(failure.getMessage()));
        }
        return "redirect:" + path(organisation) + "/" + id;
    }

    @PostMapping(ID + "/verwijderen")
    String remove(@PathVariable String organisation, @PathVariable UUID id, RedirectAttributes redirect) {
        LookUpSource source = found(organisation, id);
        tenancy.in(organisation, () -> sources.remove(source));
        Notice.done(redirect, "lookups.removed", source.name());
        return "redirect:" + path(organisation);
    }

    private ModelAndView save(
            OrganisationName organisation,
            @Nullable LookUpSource source,
            SourceForm form,
            BindingResult errors,
            Model model,
            RedirectAttributes redirect) {
        boolean saved = form.details(new Check(errors), kinds(), hosts)
                .filter(details -> tenancy.in(
                        organisation.id(),
                        () -> sources.save(
                                source == null ? null : source.id(),
                                details,
                                form.secret().isEmpty() ? null : form.secret())))
                .isPresent();
        if (saved) {
            Notice.done(redirect, "lookups.saved", form.name());
            return new ModelAndView("redirect:" + path(organisation.id()));
        }
        if (!errors.hasErrors()) {
            errors.rejectValue("name", "lookups.error.taken");
        }
        page(model, organisation, source);
        return new ModelAndView(FORM, model.asMap(), HttpStatus.UNPROCESSABLE_ENTITY);
    }

    private void page(Model model, OrganisationName organisation, @Nullable LookUpSource source) {
        model.addAttribute("organisation", organisation)
                .addAttribute("source", source)
                .addAttribute("kinds", kinds());
    }

    private List<Option> kinds() {
        return Arrays.stream(Kind.values())
                .map(kind -> new Option(
                        kind.name(),
                        messages.getMessage("lookups.kind." + kind, null, LocaleContextHolder.getLocale())))
                .collect(Collectors.toList());
    }

    private OrganisationName found(String organisation) {
        return organisations.named(organisation).orElseThrow(() -> new NotFound("There is no such organisation"));
    }

    private LookUpSource found(String organisation, UUID id) {
        found(organisation);
        return tenancy.read(organisation, () -> sources.find(id))
                .orElseThrow(() -> new NotFound("The organisation has no such source"));
    }

    private static String path(String organisation) {
        return "/platform/deelnemers/" + organisation + "/bronnen";
    }
}
