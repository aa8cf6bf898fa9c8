package nl.balie.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;

/**
 * What a page says when something went wrong that nobody foresaw: a code that is also in the log, never the message
 * itself. Foreseen answers (400, 403, 404) and the REST interface pass through.
 */
@ControllerAdvice(annotations = Controller.class)
class PageErrors {
    private static final Logger log = LoggerFactory.getLogger(PageErrors.class);

    private final PageFrame frame;

    PageErrors(PageFrame frame) {
        this.frame = frame;
    }

    @ExceptionHandler
    ModelAndView unexpected(Exception problem, HandlerMethod handler, HttpServletRequest request) throws Exception {
        if (isOutOfBounds(problem)) {
            log.warn(
                    "Page {} {}: the database takes no such value",
                    request.getMethod(),
                    request.getRequestURI(),
                    problem);
            return wrong(new WrongQuery(List.of()), handler, request);
        }
        if (problem instanceof MethodArgumentTypeMismatchException mismatch
                && mismatch.getParameter().hasParameterAnnotation(PathVariable.class)) {
            throw new NotFound("No such path");
        }
        if (isForeseen(problem) || AnnotatedElementUtils.hasAnnotation(handler.getBeanType(), ResponseBody.class)) {
            throw problem;
        }
        var code =
                String.format(Locale.ROOT, "%06X", ThreadLocalRandom.current().nextInt(1 << 24));
        log.error("Page {} {} failed, code {}", request.getMethod(), request.getRequestURI(), code, problem);
        var model = framed(request);
        model.addAttribute("code", code);
        return new ModelAndView("error/500", model, HttpStatus.INTERNAL_SERVER_ERROR);
    }

    /** An address that cannot be meant, with all that is wrong with it; one that is asked for in a program gets no page. */
    @ExceptionHandler
    ModelAndView wrong(WrongQuery problem, HandlerMethod handler, HttpServletRequest request) {
        if (AnnotatedElementUtils.hasAnnotation(handler.getBeanType(), ResponseBody.class)) {
            throw problem;
        }
        var model = framed(request);
        model.addAttribute("faults", problem.faults());
        return new ModelAndView("error/400", model, HttpStatus.BAD_REQUEST);
    }

    private ExtendedModelMap framed(HttpServletRequest request) {
        var model = new ExtendedModelMap();
        model.addAttribute("here", frame.here(request));
        model.addAttribute("languages", frame.languages());
        model.addAttribute("signedIn", frame.signedIn());
        model.addAttribute("menu", frame.menu(request));
        model.addAttribute("frameParts", frame.parts(request));
        model.addAttribute("banners", List.of()); // what gives them may be what failed
        return model;
    }

    /** A value that the database cannot hold, which its own bounds should have refused (SQLSTATE class 22). */
    private static boolean isOutOfBounds(Exception problem) {
        return problem instanceof DataIntegrityViolationException
                && NestedExceptionUtils.getRootCause(problem) instanceof SQLException cause
                && String.valueOf(cause.getSQLState()).startsWith("22");
    }

    private static boolean isForeseen(Exception problem) {
        return problem instanceof AccessDeniedException
                || problem instanceof TypeMismatchException
                || problem instanceof AuthenticationException
                || problem instanceof ErrorResponse
                || problem
                        instanceof AsyncRequestNotUsableException // the reader left, as a player does that has enough
                || AnnotationUtils.findAnnotation(problem.getClass(), ResponseStatus.class) != null;
    }
}
