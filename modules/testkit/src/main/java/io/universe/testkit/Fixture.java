package io.universe.testkit;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * A small application written in a test: one Java source, compiled against the platform and packed as a jar. Its contexts, modules and
 * backends, which may be nested classes, are listed under {@code META-INF/services} as a user would list them.
 */
public record Fixture(String name, String source) {

    private static final Pattern PACKAGE = Pattern.compile("^package ([\\w.]+);", Pattern.MULTILINE);
    private static final Pattern CLASS =
            Pattern.compile("^public (?:final )?(?:class|interface) (\\w+)", Pattern.MULTILINE);
    /** What was packed before: one application is run by many tests. */
    private static final Map<Compilation, byte[]> PACKED = new ConcurrentHashMap<>();

    private static final List<String> SERVICES = List.of(
            "io.universe.app.WorkerContext",
            "io.universe.app.Module",
            "io.universe.app.Backend",
            "io.universe.operations.MonitorExtension");

    /** An application of one source, which has a package and a public class at its top. */
    public static Fixture application(String source) {
        return new Fixture(first(PACKAGE, source) + "." + first(CLASS, source), source);
    }

    private static String first(Pattern pattern, String source) {
        Matcher matcher = pattern.matcher(source);
        if (!matcher.find()) {
            throw new IllegalArgumentException("the source has nothing like " + pattern);
        }
        return matcher.group(1);
    }

    /** A source and what it is compiled against: the paths of jars that do not change meanwhile. */
    private record Compilation(Fixture fixture, String classPath) {

        byte[] pack() {
            try {
                return fixture.pack(classPath);
            } catch (IOException e) {
                throw new UncheckedIOException("the fixture could not be packed", e);
            }
        }
    }

    /** Compiles it against a class path, unless that was done before, and packs it. */
    public void packInto(Path jar, String classPath) throws IOException {
        byte[] packed = PACKED.computeIfAbsent(new Compilation(this, classPath), Compilation::pack);
        Files.createDirectories(jar.getParent());
        Files.write(jar, packed);
    }

    private byte[] pack(String classPath) throws IOException {
        Path classes = Files.createTempDirectory("fixture");
        try {
            compile(classes, classPath);
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (JarOutputStream out = new JarOutputStream(packed)) {
                writeClasses(out, classes);
                writeServices(out, services(classes, classPath));
            }
            return packed.toByteArray();
        } finally {
            delete(classes);
        }
    }

    private void compile(Path classes, String classPath) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        List<String> options =
                List.of("--release", "17", "-proc:none", "-parameters", "-cp", classPath, "-d", classes.toString());
        if (!compiler.getTask(messages, null, null, options, null, List.of(new Source(name, source)))
                .call()) {
            throw new IllegalArgumentException("the fixture does not compile:\n" + messages);
        }
    }

    private static void writeClasses(JarOutputStream out, Path classes) throws IOException {
        for (Path file : classFiles(classes)) {
            write(out, classes.relativize(file).toString(), Files.readAllBytes(file));
        }
    }

    private static void writeServices(JarOutputStream out, Map<String, List<String>> services) throws IOException {
        for (Map.Entry<String, List<String>> service : services.entrySet()) {
            String providers = String.join("\n", service.getValue()) + "\n";
            write(out, "META-INF/services/" + service.getKey(), providers.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void write(JarOutputStream jar, String name, byte[] content) throws IOException {
        jar.putNextEntry(new JarEntry(name));
        jar.write(content);
        jar.closeEntry();
    }

    private static Map<String, List<String>> services(Path classes, String classPath) throws IOException {
        List<URL> urls = new ArrayList<>(List.of(classes.toUri().toURL()));
        for (String entry : classPath.split(File.pathSeparator, -1)) {
            urls.add(Path.of(entry).toUri().toURL());
        }
        try (URLClassLoader loader = new URLClassLoader(urls.toArray(URL[]::new), null)) {
            List<Class<?>> types = new ArrayList<>();
            for (Path file : classFiles(classes)) {
                types.add(load(loader, nameOf(classes.relativize(file))));
            }
            return SERVICES.stream()
                    .collect(Collectors.toMap(name -> name, name -> providers(types, load(loader, name))));
        }
    }

    private static List<String> providers(List<Class<?>> types, Class<?> service) {
        return types.stream()
                .filter(type -> isProvider(type, service))
                .map(Class::getName)
                .toList();
    }

    private static String nameOf(Path file) {
        return file.toString().replace('/', '.').replaceFirst("\\.class$", "");
    }

    private static Class<?> load(ClassLoader loader, String name) {
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isProvider(Class<?> type, Class<?> service) {
        int modifiers = type.getModifiers();
        return service.isAssignableFrom(type) && Modifier.isPublic(modifiers) && !Modifier.isAbstract(modifiers);
    }

    private static List<Path> classFiles(Path classes) throws IOException {
        try (Stream<Path> files = Files.walk(classes)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** The source as the compiler wants it. */
    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(String name, String text) {
            super(
                    URI.create("string:///" + name.replace('.', '/') + JavaFileObject.Kind.SOURCE.extension),
                    Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
