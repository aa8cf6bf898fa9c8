package nl.balie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.core.annotation.AnnotatedElementUtils.findMergedAnnotation;
import static org.springframework.core.annotation.AnnotatedElementUtils.hasAnnotation;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Whoever is signed in comes to no page that does not say that he may. */
class GuardedPagesTests {
    /** For everybody, about himself; and what a token opens, which the chain for programs asks. */
    private static final Pattern OPEN = Pattern.compile(
            "/|/beheer|/balken|/(aanmelden|formulier-verlopen|wachtwoord|aangemeld|tweede-stap)(/.*)?|/api/.*");

    @Test
    void everyPageSaysWhoMayComeThere() throws ClassNotFoundException {
        var controllers = new ClassPathScanningCandidateComponentProvider(false);
        controllers.addIncludeFilter(new AnnotationTypeFilter(Controller.class));
        List<String> paths = new ArrayList<>();
        List<String> unguarded = new ArrayList<>();
        for (var found : controllers.findCandidateComponents("nl.balie")) {
            Class<?> type = Class.forName(Objects.requireNonNull(found.getBeanClassName()));
            for (Method method : type.getDeclaredMethods()) {
                for (String path : paths(type, method)) {
                    paths.add(path);
                    if (!OPEN.matcher(path).matches()
                            && !hasAnnotation(type, PreAuthorize.class)
                            && !hasAnnotation(method, PreAuthorize.class)) {
                        unguarded.add(path + " " + type.getSimpleName() + "#" + method.getName());
                    }
                }
            }
        }

        assertThat(paths).hasSizeGreaterThan(100);
        assertThat(unguarded).as("@PreAuthorize is missing").isEmpty();
    }

    private static List<String> paths(Class<?> type, Method method) {
        RequestMapping own = findMergedAnnotation(method, RequestMapping.class);
        if (own == null) {
            return List.of();
        }
        return parts(findMergedAnnotation(type, RequestMapping.class)).stream()
                .flatMap(first -> parts(own).stream().map(second -> first + second))
                .map(path -> path.isEmpty() ? "/" : path)
                .toList();
    }

    private static List<String> parts(@Nullable RequestMapping mapping) {
        return mapping == null || mapping.path().length == 0 ? List.of("") : Arrays.asList(mapping.path());
    }
}
