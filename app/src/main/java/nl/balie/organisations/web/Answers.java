package nl.balie.organisations.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.balie.organisations.Removal;
import nl.balie.organisations.Saved;
import nl.balie.organisations.Use;
import nl.balie.pages.NotFound;
import nl.balie.pages.Notice;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.support.RequestContextUtils;

/** How every page of this module answers, with htmx and without JavaScript. */
@Component
class Answers {
    /** An id in a path; anything else is no page. */
    static final String ID = "{id:[0-9a-f-]{36}}";

    private static final String REMOVAL_PAGE = "organisations/removal";

    private final MessageSource messages;

    Answers(MessageSource messages) {
        this.messages = messages;
    }

    /** The text in the reader's language. */
    String text(String key, Object... arguments) {
        Locale locale = LocaleContextHolder.getLocale();
        return messages.getMessage(key, arguments, locale);
    }

    /** The form again, with what is wrong at its fields. */
    ModelAndView invalid(String page, HttpServletRequest request) {
        String view = isForPart(request) ? page + " :: formulier" : page;
        return new ModelAndView(view, Map.of(), HttpStatus.UNPROCESSABLE_ENTITY);
    }

    /** After an addition or a change: away to the list, or the form again because the name is taken. */
    ModelAndView saved(
            Saved saved, Check check, String field, String page, String path, String name, HttpServletRequest request) {
        return switch (saved) {
            case Saved.Done _ -> done(path, request, "organisations.saved", name);
            case Saved.Taken() -> {
                check.reject(field, "organisations.error.taken");
                yield invalid(page, request);
            }
            case Saved.Named(var uses) -> {
                check.reject(
                        field,
                        "organisations.error.named",
                        uses.stream().map(this::text).collect(Collectors.joining(", ")));
                yield invalid(page, request);
            }
            case Saved.Unknown() -> throw notFound();
        };
    }

    /** Away to another page, which says what was done. */
    ModelAndView done(String path, HttpServletRequest request, String text, Object... values) {
        RequestContextUtils.getOutputFlashMap(request).put("notice", new Notice("ok", text, values));
        if (!isForPart(request)) {
            return new ModelAndView("redirect:" + path);
        }
        View redirect = (model, asked, response) -> {
            RequestContextUtils.saveOutputFlashMap(path, asked, response);
            response.setHeader("HX-Redirect", path);
        };
        return new ModelAndView(redirect);
    }

    /** The question before a removal, or the sentence why it cannot be. */
    ModelAndView confirm(RemovalPage page) {
        return removal(page, HttpStatus.OK);
    }

    /** What came of a removal. */
    ModelAndView removed(Removal removal, RemovalPage page, HttpServletRequest request) {
        return switch (removal) {
            case Removal.Removed() -> done(page.back(), request, "organisations.removed", page.name());
            case Removal.InUse(var uses) ->
                removal(new RemovalPage(page.name(), page.text(), page.path(), page.back(), uses), HttpStatus.CONFLICT);
            case Removal.Unknown() -> throw notFound();
        };
    }

    /** What an organisation does not have is not there, whoever else has it. */
    <T> T found(Optional<T> thing) {
        return thing.orElseThrow(Answers::notFound);
    }

    static NotFound notFound() {
        return new NotFound("The organisation has no such thing");
    }

    private ModelAndView removal(RemovalPage page, HttpStatus status) {
        List<String> uses = page.uses().stream().map(this::text).toList();
        return new ModelAndView(REMOVAL_PAGE, Map.of("removal", page, "uses", uses), status);
    }

    private String text(Use use) {
        return text("organisations.use." + use.kind(), use.name());
    }

    static boolean isForPart(HttpServletRequest request) {
        return request.getHeader("HX-Request") != null;
    }

    /** An addition or a change that is still to be done. */
    interface Save {
        Saved run();
    }

    /**
     * The page that asks before something goes.
     *
     * @param text what goes with it, in the reader's language
     * @param path of the removal itself
     * @param back where the reader came from
     * @param uses what needs it; then it cannot be removed
     */
    record RemovalPage(String name, String text, String path, String back, List<Use> uses) {}
}
