package nl.balie.api;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Refusals of the API that come before one of its operations is found: wrong path, method or media type. */
@RestControllerAdvice
class ApiRefusals {
    @ExceptionHandler({
        NoResourceFoundException.class,
        HttpRequestMethodNotSupportedException.class,
        HttpMediaTypeException.class
    })
    ResponseEntity<ProblemDetail> refused(Exception e, HttpServletRequest request) throws Exception {
        if (!request.getRequestURI().startsWith("/api/") || !(e instanceof ErrorResponse refusal)) {
            throw e;
        }
        return ApiErrors.problem(
                refusal.getStatusCode(),
                "Dit verzoek kan niet",
                "Deze combinatie van adres, methode en mediatype bestaat niet; zie /api/v1/openapi.json.",
                refusal.getHeaders());
    }
}
