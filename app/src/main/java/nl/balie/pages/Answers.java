package nl.balie.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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

    /** After an addition or a change: away to the list, or the form again because the name is taken. */
    public ModelAndView saved(
            Saved saved, Check check, String field, String page, String path, String name, HttpServletRequest request) {
        return switch (saved) {
            case Saved.Done _ -> done(path, request, "pages.saved", name);
            case Saved.Taken() -> {
                check.reject(field, "pages.error.taken");
                yield invalid(page, request);
            }
            case Saved.Named(var uses) -> {
                check.reject(
                        field,
                        "pages.error.named",
                        uses.stream().map(this::text).collect(Collectors.joining(", ")));
                yield invalid(page, request);
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
        View redirect = (model, asked, response) -> {
            RequestContextUtils.saveOutputFlashMap(path, asked, response);
            response.setHeader("HX-Redirect", path);
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

    /** An addition or a change that is still to be done. */
    public interface Save {
        /** Does it. */
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
    public record RemovalPage(String name, String text, String path, String back, List<Use> uses) {}
}
