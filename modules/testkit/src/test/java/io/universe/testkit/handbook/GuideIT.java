package io.universe.testkit.handbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.testkit.Await;
import io.universe.testkit.http.Answer;
import io.universe.testkit.http.TcpHttp;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The application of the guide at work, in one JVM. */
class GuideIT {

    private static final Pattern SERVES = Pattern.compile("web serves on port (\\d+)");

    @TempDir
    private Path home;

    @Test
    void shouldGreetAsTheGuideSays() throws Exception {
        Guide.packInto(Files.createDirectories(home.resolve("modules")).resolve("guide.jar"), home);
        Path output = home.resolve("output.txt");
        Process launcher = start(output);
        try {
            TcpHttp web = new TcpHttp(URI.create("http://127.0.0.1:" + port(output)));
            Answer greeting = web.get("/greet/Ada");

            assertThat(greeting.body()).isEqualTo("Hello, Ada\n");
            assertThat(greeting.header("X-Worker")).hasValue("web-0");
            assertThat(web.get("/nobody").status()).isEqualTo(404);
        } finally {
            launcher.destroy();
            assertThat(launcher.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(launcher.exitValue()).isEqualTo(143);
    }

    private Process start(Path output) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.universe.launcher.Main",
                        "--home=" + home,
                        "--port=0")
                .directory(home.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    private static String port(Path output) {
        String text = Await.until(
                "the guide serves",
                Duration.ofSeconds(60),
                () -> Files.readString(output),
                seen -> SERVES.matcher(seen).find());
        Matcher found = SERVES.matcher(text);
        return found.find() ? found.group(1) : "";
    }
}
