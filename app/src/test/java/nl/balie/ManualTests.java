package nl.balie;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** Whoever adds a screen or a setting describes it for who uses it. */
class ManualTests {
    private static final Path DOCS = Path.of("../docs");
    private static final Path MANUAL = DOCS.resolve("handleiding");
    private static final Pattern SCREENS = Pattern.compile("^Scherm: (`[^`]+`(?:,\\s+`[^`]+`)*)$", Pattern.MULTILINE);
    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");
    private static final Pattern LINK = Pattern.compile("\\]\\(([a-z-]+\\.md)\\)");
    private static final Pattern PICTURE = Pattern.compile("!\\[([^\\]]*)\\]\\(beelden/([a-z0-9-]+)\\.png\\)");
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)(?::[^/]+)?\\}");

    /** Fetched by an open desk or list; the page around them describes them. */
    private static final Set<String> PARTS = Set.of(
            "/balken",
            "/bel/sip",
            "/desk/balk",
            "/desk/gemist",
            "/desk/status",
            "/desk/redenen",
            "/desk/bestemmingen",
            "/desk/wachtrijen",
            "/desk/oproep",
            "/desk/terugbellen",
            "/desk/resultaten",
            "/desk/contacten/{id}/eerder",
            "/agenten/lijst",
            "/desk/collegas",
            "/gids/lijst",
            "/gids/{id}/kaart",
            "/telefoon/sip");

    @Test
    void theManualDescribesEveryScreenAndNoOthers() throws IOException {
        var described = manualPages().stream()
                .flatMap(page -> SCREENS.matcher(read(page)).results())
                .flatMap(line -> QUOTED.matcher(line.group(1)).results())
                .map(path -> path.group(1));

        assertThat(described).containsExactlyInAnyOrderElementsOf(screens());
    }

    @Test
    void theIndexLeadsToEveryPageOfTheManual() throws IOException {
        var linked = LINK.matcher(read(MANUAL.resolve("README.md"))).results().map(link -> link.group(1));

        assertThat(linked)
                .containsAll(manualPages().stream()
                        .map(page -> page.getFileName().toString())
                        .filter(name -> !name.equals("README.md"))
                        .toList());
    }

    @Test
    void everyPictureIsThereAndOneThatABrowserTestMakes() throws IOException {
        List<String> shown = manualPages().stream()
                .flatMap(page -> PICTURE.matcher(read(page)).results())
                .map(picture -> {
                    assertThat(picture.group(1))
                            .as("says what %s shows", picture.group(2))
                            .isNotBlank();
                    return picture.group(2);
                })
                .toList();

        try (Stream<Path> kept = Files.list(MANUAL.resolve("beelden"));
                Stream<Path> tests = Files.walk(Path.of("src/test/java"))) {
            assertThat(kept.map(file -> file.getFileName().toString().replace(".png", "")))
                    .containsExactlyInAnyOrderElementsOf(shown);
            String makers = tests.filter(file -> file.toString().endsWith("IT.java"))
                    .map(ManualTests::read)
                    .collect(Collectors.joining());
            assertThat(shown)
                    .hasSizeGreaterThan(10)
                    .allSatisfy(name -> assertThat(makers).contains("picture(", "\"" + name + "\""));
        }
    }

    @Test
    void everySettingIsDescribed() {
        var described = QUOTED.matcher(read(DOCS.resolve("installatie.md")))
                .results()
                .map(name -> name.group(1))
                .toList();
        var settings = found(ConfigurationProperties.class)
                .flatMap(type -> settings(type, prefix(type)))
                .toList();

        assertThat(settings).hasSizeGreaterThan(20);
        assertThat(described).containsAll(settings);
    }

    /** Paths of the methods that answer a person who opens them with a page. */
    private static Set<String> screens() {
        var screens = new TreeSet<String>();
        found(Controller.class)
                .filter(type -> !AnnotatedElementUtils.hasAnnotation(type, RestController.class))
                .forEach(type -> {
                    var above = AnnotatedElementUtils.findMergedAnnotation(type, RequestMapping.class);
                    for (var method : type.getDeclaredMethods()) {
                        var mapping = AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
                        if (mapping != null && isForPeople(method, mapping)) {
                            for (var first : pathsOf(above)) {
                                pathsOf(mapping).forEach(second -> screens.add(readable(first + second)));
                            }
                        }
                    }
                });
        screens.removeAll(PARTS);
        return screens;
    }

    private static boolean isForPeople(Method method, RequestMapping mapping) {
        return List.of(mapping.method()).contains(RequestMethod.GET)
                && mapping.headers().length == 0
                && mapping.produces().length == 0
                && method.getReturnType() != ResponseEntity.class;
    }

    private static List<String> pathsOf(@Nullable RequestMapping mapping) {
        return mapping == null || mapping.path().length == 0 ? List.of("") : List.of(mapping.path());
    }

    private static String readable(String path) {
        return VARIABLE.matcher(path).replaceAll((MatchResult variable) -> "{" + variable.group(1) + "}");
    }

    private static String prefix(Class<?> type) {
        var settings = AnnotatedElementUtils.findMergedAnnotation(type, ConfigurationProperties.class);
        return Objects.requireNonNull(settings).prefix();
    }

    private static Stream<String> settings(Class<?> type, String prefix) {
        return Arrays.stream(type.getRecordComponents())
                .flatMap(component -> component.getType().isRecord()
                        ? settings(component.getType(), prefix + "." + kebab(component))
                        : Stream.of(prefix + "." + kebab(component)));
    }

    private static String kebab(RecordComponent component) {
        return component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static Stream<Class<?>> found(Class<? extends Annotation> annotation) {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(annotation));
        return scanner.findCandidateComponents("nl.balie").stream()
                .map(bean -> ClassUtils.resolveClassName(
                        String.valueOf(bean.getBeanClassName()), ManualTests.class.getClassLoader()));
    }

    private static List<Path> manualPages() throws IOException {
        try (var files = Files.list(MANUAL)) {
            return files.filter(file -> file.toString().endsWith(".md")).toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
