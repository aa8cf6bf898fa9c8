package nl.balie.desk;

import jakarta.servlet.http.HttpServletRequest;
import nl.balie.pages.Notice;
import nl.balie.people.SignedInUser;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.ui.Model;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;

/**
 * How the desk answers when the agent did something: with the parts as they stand now, so that he does not wait for the
 * stream, or from another page with its bar; without JavaScript by the whole desk again.
 */
@Component
class DeskAnswers {
    private final DeskParts parts;

    DeskAnswers(DeskParts parts) {
        this.parts = parts;
    }

    ModelAndView done(SignedInUser user, HttpServletRequest request) {
        return answer(user, request, null);
    }

    /** With a sentence among the notices. */
    ModelAndView said(SignedInUser user, HttpServletRequest request, String text) {
        return answer(user, request, new Notice("info", text, new Object[0]));
    }

    /** What was asked could not be done, with the reason among the notices. */
    ModelAndView refused(SignedInUser user, HttpServletRequest request, String text) {
        return answer(user, request, new Notice("warning", text, new Object[0]));
    }

    private ModelAndView answer(SignedInUser user, HttpServletRequest request, @Nullable Notice notice) {
        if (request.getHeader("HX-Request") == null) {
            if (notice != null) {
                RequestContextUtils.getOutputFlashMap(request).put("notice", notice);
            }
            return new ModelAndView("redirect:" + DeskController.PATH);
        }
        Model model = new ExtendedModelMap();
        model.addAttribute("notice", notice);
        if (LiveBar.PART.equals(request.getHeader("HX-Target"))) {
            parts.bar(user, model);
            return new ModelAndView("desk/bar :: answer", model.asMap());
        }
        parts.statusAndCall(user, model);
        parts.results(user, model);
        parts.callbacks(user, model);
        parts.missed(user, model);
        return new ModelAndView("desk/answer", model.asMap());
    }
}
