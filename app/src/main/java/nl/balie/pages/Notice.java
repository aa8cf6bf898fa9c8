package nl.balie.pages;

import java.io.Serial;
import java.io.Serializable;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * What the next page says first, where a screen reader announces it.
 *
 * @param kind ok, info, warning or error: a style and an icon
 * @param text key in the message files
 * @param values for the places in the text
 */
@SuppressWarnings("ArrayRecordComponent") // goes to a template, is never compared
public record Notice(String kind, String text, Object[] values) implements Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    /** Something was done. */
    public static void done(RedirectAttributes redirect, String text, Object... values) {
        redirect.addFlashAttribute("notice", new Notice("ok", text, values));
    }

    /** Something was not done, with the reason. */
    public static void refused(RedirectAttributes redirect, String text, Object... values) {
        redirect.addFlashAttribute("notice", new Notice("error", text, values));
    }
}
