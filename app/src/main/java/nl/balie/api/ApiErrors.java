package nl.balie.api;

import jakarta.servlet.http.HttpServletRequest;
import java.sql.SQLException;
import java.util.List;
import nl.balie.api.InvalidInput.Field;
import nl.balie.pages.WrongQuery;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Errors of the API as problem details (RFC 7807, requirement 5.2.6); what is unexpected is logged and not shown. */
@RestControllerAdvice(basePackageClasses = ApiErrors.class)
class ApiErrors {
    private static final Logger log = LoggerFactory.getLogger(ApiErrors.class);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> invalid(InvalidInput e) {
        return faults(e.faults());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> query(WrongQuery e) {
        return faults(e.faults().stream()
                .map(fault -> new Field(fault.name(), reason(fault)))
                .toList());
    }

    private static String reason(WrongQuery.Fault fault) {
        Object[] words = fault.arguments().toArray();
        return switch (fault.reason()) {
            case ENCODING -> "is geen UTF-8 in procentcodering";
            case CHARACTER -> "bevat een stuurteken";
            case NUMBER -> "moet een heel getal zijn van %d tot en met %d".formatted(words);
            case DATE -> "moet een datum zijn zoals 2026-12-31, van %d tot en met %d".formatted(words);
            case TIME -> "moet een tijd zijn zoals 09:30";
            case MOMENT -> "moet een moment zijn zoals 2026-12-31T09:30:00Z, van %d tot en met %d".formatted(words);
            case ID -> "moet een id zijn zoals Balie die geeft";
            case CHOICE -> "moet een van deze zijn: %s".formatted(words);
            case REPEATED -> "mag er maar één keer staan";
        };
    }

    /** A value that the database cannot hold, such as a NUL in the body (SQLSTATE class 22). */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> outOfBounds(DataIntegrityViolationException e, HttpServletRequest request) {
        if (NestedExceptionUtils.getRootCause(e) instanceof SQLException cause
                && String.valueOf(cause.getSQLState()).startsWith("22")) {
            log.warn("{} {}: the database takes no such value", request.getMethod(), request.getRequestURI(), e);
            return faults(List.of(new Field("body", "bevat een waarde die hier niet kan")));
        }
        return other(e, request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> mismatch(MethodArgumentTypeMismatchException e) {
        return faults(List.of(new Field(e.getName(), "heeft een waarde die hier niet kan")));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unreadable(HttpMessageNotReadableException e) {
        return faults(List.of(new Field("body", "is geen JSON zoals in het OpenAPI-document")));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> notFound(NotFound e) {
        return problem(HttpStatus.NOT_FOUND, "Niet gevonden", String.valueOf(e.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> notNow(NotNow e) {
        return problem(HttpStatus.CONFLICT, "Dat kan nu niet", String.valueOf(e.getMessage()));
    }

    /** The database is away, or all connections for programs are taken (RFC 9110, 15.6.4). */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> busy(CannotCreateTransactionException e, HttpServletRequest request) {
        log.warn("{} {} got no connection: {}", request.getMethod(), request.getRequestURI(), e.getMessage());
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, "5");
        return problem(
                HttpStatus.SERVICE_UNAVAILABLE,
                "Balie kan dit nu niet beantwoorden",
                "Het is te druk of de database is niet bereikbaar. Probeer het over enkele seconden opnieuw.",
                headers);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> other(Exception e, HttpServletRequest request) {
        if (e instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            HttpStatusCode status = known.getStatusCode();
            return problem(status, "Dit verzoek kan niet", known.getBody().getDetail(), known.getHeaders());
        }
        log.error("{} {} failed", request.getMethod(), request.getRequestURI(), e);
        return problem(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "Er ging iets mis",
                "De fout is vastgelegd. Probeer het later opnieuw.");
    }

    private static ResponseEntity<ProblemDetail> faults(List<Field> faults) {
        ProblemDetail problem = ProblemDetail.forStatus(HttpStatus.BAD_REQUEST);
        problem.setTitle("Ongeldige invoer");
        problem.setDetail("Niet alle gegevens in het verzoek zijn juist.");
        problem.setProperty("fouten", faults);
        return answer(problem, HttpHeaders.EMPTY);
    }

    private static ResponseEntity<ProblemDetail> problem(HttpStatusCode status, String title, String detail) {
        return problem(status, title, detail, HttpHeaders.EMPTY);
    }

    static ResponseEntity<ProblemDetail> problem(
            HttpStatusCode status, String title, @Nullable String detail, HttpHeaders headers) {
        ProblemDetail problem = ProblemDetail.forStatus(status);
        problem.setTitle(title);
        problem.setDetail(detail);
        return answer(problem, headers);
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem, HttpHeaders headers) {
        return ResponseEntity.status(problem.getStatus())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
