package nl.balie.audit.web;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.tools.ToolProvider;

/**
 * What production code can write into the audit log, as the compiler reads its sources: every call of {@code AuditLog},
 * {@code Journal} and {@code Changes} and every {@code @ReadIsRecorded}, with the types of what they are given.
 */
final class WrittenInLog {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern WRITES = Pattern.compile("\\b(AuditLog|Journal|Changes|ReadIsRecorded)\\b");
    private static final String AUDIT = "nl.balie.audit.";
    private static final Set<String> AS_THEY_ARE = Set.of(
            "java.lang.String",
            "java.lang.Integer",
            "java.lang.Long",
            "java.time.Instant",
            "java.time.LocalDate",
            "java.time.LocalTime",
            "java.time.Duration");

    /** As {@code audit.action.…} ends. */
    final Set<String> actions = new TreeSet<>();

    /** As {@code audit.field.…} ends. */
    final Set<String> fields = new TreeSet<>();

    /** As {@code audit.value.…} ends: field and constant. */
    final Set<String> values = new TreeSet<>();

    /** What no reader can make words of. */
    final List<String> faults = new ArrayList<>();

    private final Trees trees;
    private final Map<Element, List<TreePath>> uses = new HashMap<>();
    private final List<TreePath> annotations = new ArrayList<>();
    private final Set<Tree> beingRead = new HashSet<>();

    private WrittenInLog(JavacTask compiler) throws IOException {
        trees = Trees.instance(compiler);
        Iterable<? extends CompilationUnitTree> files = compiler.parse();
        compiler.analyze();
        files.forEach(file -> new Uses().scan(new TreePath(file), null));
        calls(AUDIT + "AuditLog", this::logged);
        calls(AUDIT + "Journal", this::journaled);
        calls(AUDIT + "Changes", this::changed);
        annotations.forEach(read -> actions.addAll(strings(read)));
    }

    static WrittenInLog read() {
        var javac = ToolProvider.getSystemJavaCompiler();
        try (var files = javac.getStandardFileManager(null, null, null)) {
            var options = List.of("-proc:none", "-implicit:none", "-cp", System.getProperty("java.class.path"));
            return new WrittenInLog((JavacTask) javac.getTask(
                    null, files, found -> {}, options, null, files.getJavaFileObjectsFromPaths(writers())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> writers() throws IOException {
        try (Stream<Path> all = Files.walk(SOURCES)) {
            return all.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !SOURCES.resolve("nl/balie/audit").equals(file.getParent()))
                    .filter(file -> WRITES.matcher(text(file)).find())
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void calls(String type, BiConsumer<String, TreePath> read) {
        Map.copyOf(uses).forEach((used, where) -> {
            if (used instanceof ExecutableElement method
                    && method.getEnclosingElement() instanceof TypeElement owner
                    && owner.getQualifiedName().contentEquals(type)) {
                where.forEach(call -> read.accept(method.getSimpleName().toString(), call));
            }
        });
    }

    private void logged(String method, TreePath call) {
        switch (method) {
            case "record" -> {
                actions.addAll(known(argument(call, 0)));
                details(argument(call, 2));
            }
            case "recordBy" -> {
                actions.addAll(known(argument(call, 1)));
                details(argument(call, 4));
            }
            default -> {}
        }
    }

    private void journaled(String method, TreePath call) {
        if (Set.of("added", "changed", "removed").contains(method)) {
            known(argument(call, 0)).forEach(kind -> actions.add(kind + "-" + method));
            TypeElement kept = (TypeElement) ((DeclaredType) trees.getTypeMirror(argument(call, 2))).asElement();
            kept.getRecordComponents().stream()
                    .filter(part -> !part.getSimpleName().toString().matches("id|.*Id"))
                    .forEach(part -> field(part.getSimpleName().toString(), part.asType(), call));
        }
    }

    private void changed(String method, TreePath call) {
        if (method.equals("of")) {
            for (String name : known(argument(call, 0))) {
                typed(name, argument(call, 1));
                typed(name, argument(call, 2));
            }
        }
    }

    /** A map of details: {@code Map.of}, one that is filled in its method, a parameter, or {@link nl.balie.audit.Changes}. */
    private void details(TreePath map) {
        switch (map.getLeaf()) {
            case MethodInvocationTree made
            when element(map) instanceof ExecutableElement method -> {
                if (String.valueOf(method.getEnclosingElement()).equals("java.util.Map")) {
                    for (int pair = 0; pair < made.getArguments().size(); pair += 2) {
                        detail(argument(map, pair), argument(map, pair + 1));
                    }
                } else if (!method.getSimpleName().contentEquals("asMap")) {
                    fault(map, "is no map that can be read");
                }
            }
            case NewClassTree copied -> {
                for (int index = 0; index < copied.getArguments().size(); index++) {
                    details(argument(map, index));
                }
            }
            case Tree _
            when element(map) instanceof VariableElement variable -> {
                origins(variable, map).forEach(this::details);
                filled(variable, map);
            }
            default -> fault(map, "is no map that can be read");
        }
    }

    private void filled(VariableElement map, TreePath where) {
        new TreePathScanner<Void, Void>() {
            @Override
            public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
                TreePath path = getCurrentPath();
                String name = call.getMethodSelect().toString();
                if (name.equals(map.getSimpleName() + ".put")) {
                    detail(argument(path, 0), argument(path, 1));
                } else if (name.equals(map.getSimpleName() + ".putAll")) {
                    details(argument(path, 0));
                }
                return super.visitMethodInvocation(call, nothing);
            }
        }.scan(method(where), null);
    }

    private void detail(TreePath name, TreePath value) {
        for (String field : known(name)) {
            typed(field, value);
            strings(value).forEach(constant -> values.add(field + "." + constant));
        }
    }

    /** A choice between two takes the type of its place; what they are themselves counts. */
    private void typed(String field, TreePath value) {
        if (value.getLeaf() instanceof ConditionalExpressionTree either) {
            typed(field, new TreePath(value, either.getTrueExpression()));
            typed(field, new TreePath(value, either.getFalseExpression()));
        } else {
            field(field, trees.getTypeMirror(value), value);
        }
    }

    private void field(String name, TypeMirror type, TreePath where) {
        fields.add(name);
        switch (type.getKind()) {
            case BOOLEAN -> values.addAll(List.of(name + ".true", name + ".false"));
            case NULL, INT, LONG -> {}
            case DECLARED -> declared(name, (DeclaredType) type, where);
            default -> fault(where, name + " is of type " + type);
        }
    }

    private void declared(String name, DeclaredType type, TreePath where) {
        TypeElement of = (TypeElement) type.asElement();
        String called = of.getQualifiedName().toString();
        if (of.getKind() == ElementKind.ENUM) {
            of.getEnclosedElements().stream()
                    .filter(member -> member.getKind() == ElementKind.ENUM_CONSTANT)
                    .forEach(constant -> values.add(name + "." + constant.getSimpleName()));
        } else if (called.equals("java.lang.Boolean")) {
            values.addAll(List.of(name + ".true", name + ".false"));
        } else if (Set.of("java.util.List", "java.util.Set").contains(called)) {
            field(name, type.getTypeArguments().getFirst(), where);
        } else if (!AS_THEY_ARE.contains(called)) {
            fault(where, name + " is of type " + type + ", which no reader can make words of");
        }
    }

    private Set<String> known(TreePath expression) {
        Set<String> found = strings(expression);
        if (found.isEmpty() && !expression.getLeaf().toString().equals("read.value()")) {
            fault(expression, "is no constant that can be found");
        }
        return found;
    }

    /** Each text that this can be, as far as the sources tell. */
    private Set<String> strings(TreePath path) {
        if (!beingRead.add(path.getLeaf())) {
            return Set.of();
        }
        try {
            return switch (path.getLeaf()) {
                case LiteralTree literal when literal.getValue() instanceof String text -> Set.of(text);
                case ParenthesizedTree inner -> strings(new TreePath(path, inner.getExpression()));
                case AssignmentTree named -> strings(new TreePath(path, named.getExpression()));
                case ConditionalExpressionTree either -> {
                    Set<String> both = new TreeSet<>(strings(new TreePath(path, either.getTrueExpression())));
                    both.addAll(strings(new TreePath(path, either.getFalseExpression())));
                    yield both;
                }
                case BinaryTree sum
                when sum.getKind() == Tree.Kind.PLUS -> {
                    Set<String> ends = strings(new TreePath(path, sum.getRightOperand()));
                    yield strings(new TreePath(path, sum.getLeftOperand())).stream()
                            .flatMap(start -> ends.stream().map(end -> start + end))
                            .collect(Collectors.toSet());
                }
                case MethodInvocationTree _ -> component(path);
                case Tree _
                when element(path) instanceof VariableElement variable ->
                    variable.getConstantValue() instanceof String text
                            ? Set.of(text)
                            : origins(variable, path)
                                    .flatMap(origin -> strings(origin).stream())
                                    .collect(Collectors.toSet());
                default -> Set.of();
            };
        } finally {
            beingRead.remove(path.getLeaf());
        }
    }

    /** What a component of a record was made with. */
    private Set<String> component(TreePath accessor) {
        Set<String> found = new TreeSet<>();
        if (element(accessor) instanceof ExecutableElement method
                && method.getEnclosingElement() instanceof TypeElement type
                && type.getKind() == ElementKind.RECORD) {
            List<String> names = type.getRecordComponents().stream()
                    .map(part -> part.getSimpleName().toString())
                    .toList();
            int index = names.indexOf(method.getSimpleName().toString());
            if (index >= 0) {
                uses.getOrDefault(type, List.of()).forEach(made -> found.addAll(strings(argument(made, index))));
            }
        }
        return found;
    }

    /** What a variable begins as: what a method is called with, or its initial value. */
    private Stream<TreePath> origins(VariableElement variable, TreePath where) {
        if (variable.getKind() == ElementKind.PARAMETER
                && variable.getEnclosingElement() instanceof ExecutableElement method) {
            int index = method.getParameters().indexOf(variable);
            return index < 0 // of a lambda within the method
                    ? Stream.empty()
                    : uses.getOrDefault(method, List.of()).stream().map(call -> argument(call, index));
        }
        List<TreePath> found = new ArrayList<>();
        if (variable.getKind() == ElementKind.LOCAL_VARIABLE) {
            new TreePathScanner<Void, Void>() {
                @Override
                public Void visitVariable(VariableTree local, Void nothing) {
                    if (local.getName().contentEquals(variable.getSimpleName()) && local.getInitializer() != null) {
                        found.add(new TreePath(getCurrentPath(), local.getInitializer()));
                    }
                    return super.visitVariable(local, nothing);
                }
            }.scan(method(where), null);
        }
        return found.stream();
    }

    private static TreePath method(TreePath within) {
        TreePath path = within;
        while (!(path.getLeaf() instanceof MethodTree)) {
            path = path.getParentPath();
        }
        return path;
    }

    private static TreePath argument(TreePath call, int index) {
        List<? extends ExpressionTree> given = switch (call.getLeaf()) {
            case MethodInvocationTree method -> method.getArguments();
            case NewClassTree made -> made.getArguments();
            default -> throw new AssertionError(call.getLeaf());
        };
        return new TreePath(call, given.get(index));
    }

    private Element element(TreePath path) {
        return path.getLeaf() instanceof MethodInvocationTree call
                ? trees.getElement(new TreePath(path, call.getMethodSelect()))
                : trees.getElement(path);
    }

    private void fault(TreePath where, String what) {
        CompilationUnitTree file = where.getCompilationUnit();
        long at = trees.getSourcePositions().getStartPosition(file, where.getLeaf());
        faults.add(file.getSourceFile().getName() + ":" + file.getLineMap().getLineNumber(at) + " " + where.getLeaf()
                + " " + what);
    }

    /** Where methods are called and records are made. */
    private final class Uses extends TreePathScanner<Void, Void> {
        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
            used(element(getCurrentPath()));
            return super.visitMethodInvocation(call, nothing);
        }

        @Override
        public Void visitNewClass(NewClassTree made, Void nothing) {
            if (trees.getTypeMirror(getCurrentPath()) instanceof DeclaredType type
                    && type.getKind() == TypeKind.DECLARED) {
                used(type.asElement());
            }
            return super.visitNewClass(made, nothing);
        }

        @Override
        public Void visitAnnotation(AnnotationTree annotation, Void nothing) {
            if (annotation.getAnnotationType().toString().equals("ReadIsRecorded")) {
                annotation.getArguments().forEach(value -> annotations.add(new TreePath(getCurrentPath(), value)));
            }
            return super.visitAnnotation(annotation, nothing);
        }

        private void used(Element what) {
            if (what != null) {
                uses.computeIfAbsent(what, _ -> new ArrayList<>()).add(getCurrentPath());
            }
        }
    }
}
