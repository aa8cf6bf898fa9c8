package nl.balie.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.support.RequestContextUtils;

/** How the pages of lists, forms and removals answer, with htmx and without JavaScript. */
@Component
public class Answers {
    /** An id in a path; anything else is no page. */
    public static final String ID = "{id:[0-9a-f-]{36}}";

    private static final String REMOVAL_PAGE = "layout/removal";

    private final MessageSource messages;

    Answers(MessageSource messages) {
        this.messages = messages;
    }

    /** The text in the reader's language. */
    public String text(String key, Object... arguments) {
        Locale locale = LocaleContextHolder.getLocale();
        return messages.getMessage(key, arguments, locale);
    }

    /** The form again, with what is wrong at its fields. */
    public ModelAndView invalid(String page, HttpServletRequest request) {
        String view = isForPart(request) ? page + " :: formulier" : page;
        return new ModelAndView(view, Map.of(), HttpStatus.UNPROCESSABLE_ENTITY);
    }

    /**
     * Saves what was sent: away to the list, or the form again with what is wrong at its fields.
     *
     * @param details what was filled in; empty when that was refused
     * @param save adds or changes it
     * @param name how the reader knows it
     */
    public <D> ModelAndView save(
            FormPage form,
            Check check,
            Optional<D> details,
            Function<D, Saved> save,
            String name,
            HttpServletRequest request) {
        if (details.isEmpty()) {
            return invalid(form.view, request);
        }
        return switch (save.apply(details.get())) {
            case Saved.Done _ -> done(form.list, request, "pages.saved", name);
            case Saved.Taken() -> {
                check.reject(form.unique, "pages.error.taken");
                yield invalid(form.view, request);
            }
            case Saved.Named(var uses) -> {
                check.reject(
                        form.unique,
                        "pages.error.named",
                        uses.stream().map(this::text).collect(Collectors.joining(", ")));
                yield invalid(form.view, request);
            }
            case Saved.Refused(var key, var values) -> {
                check.reject(form.unique, key, values.toArray());
                yield invalid(form.view, request);
            }
            case Saved.Unknown() -> throw notFound();
        };
    }

    /** Away to another page, which says what was done. */
    public ModelAndView done(String path, HttpServletRequest request, String text, Object... values) {
        RequestContextUtils.getOutputFlashMap(request).put("notice", new Notice("ok", text, values));
        if (!isForPart(request)) {
            return new ModelAndView("redirect:" + path);
        }
        String seen = LastLists.address(path, request);
        View redirect = (model, asked, response) -> {
            RequestContextUtils.saveOutputFlashMap(seen, asked, response);
            response.setHeader("HX-Redirect", seen);
        };
        return new ModelAndView(redirect);
    }

    /** The question before a removal, or the sentence why it cannot be. */
    public ModelAndView confirm(RemovalPage page) {
        return removal(page, HttpStatus.OK);
    }

    /** What came of a removal. */
    public ModelAndView removed(Removal removal, RemovalPage page, HttpServletRequest request) {
        return switch (removal) {
            case Removal.Removed() -> done(page.back(), request, "pages.removed", page.name());
            case Removal.InUse(var uses) ->
                removal(new RemovalPage(page.name(), page.text(), page.path(), page.back(), uses), HttpStatus.CONFLICT);
            case Removal.Unknown() -> throw notFound();
        };
    }

    /** What an organisation does not have is not there, whoever else has it. */
    public <T> T found(Optional<T> thing) {
        return thing.orElseThrow(Answers::notFound);
    }

    /** The answer to an id that the organisation does not have. */
    public static NotFound notFound() {
        return new NotFound("The organisation has no such thing");
    }

    private ModelAndView removal(RemovalPage page, HttpStatus status) {
        List<String> uses = page.uses().stream().map(this::text).toList();
        return new ModelAndView(REMOVAL_PAGE, Map.of("removal", page, "uses", uses), status);
    }

    /** What needs something, in the reader's language. */
    public String text(Use use) {
        return text("pages.use." + use.kind(), use.name());
    }

    /** Whether htmx asks, for a part of the page. */
    public static boolean isForPart(HttpServletRequest request) {
        return request.getHeader("HX-Request") != null;
    }

    /**
     * The page on which something is added or changed.
     *
     * @param view its template
     * @param unique the field of the name that nothing else may have
     * @param list where the reader goes when it is saved
     */
    public record FormPage(String view, String unique, String list) {}

    /**
     * The page that asks before something goes.
     *
     * @param text what goes with it, in the reader's language
     * @param path of the removal itself
     * @param back where the reader came from
     * @param uses what needs it; then it cannot be removed
     */
    public record RemovalPage(String name, String text, String path, String back, List<Use> uses) {}
}
