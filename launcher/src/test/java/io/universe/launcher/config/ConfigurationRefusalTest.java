package io.universe.launcher.config;

import static io.universe.launcher.config.Operator.anOperator;
import static org.assertj.core.api.Assertions.assertThat;

import io.universe.operations.MonitorOptions.Reading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every message names the key, the value, where it was written, and the remedy. */
class ConfigurationRefusalTest {

    private static final String CACHE_KEYS = "cache.enable, cache.mode, cache.instances, cache.maxSize, "
            + "cache.maxValueSize, cache.lease, cache.fsync, cache.jvm";

    @TempDir
    private Path root;

    @Test
    void shouldOpenTheMonitorToOthersWithTlsOnly() throws IOException {
        assertThat(anOperator(root).typing("--monitor.interface=0.0.0.0").problems())
                .singleElement()
                .asString()
                .contains(
                        "monitor.interface: \"0.0.0.0\" (--monitor.interface)",
                        "monitor.tls.certificate",
                        "monitor.tls.key",
                        "leave the monitor at 127.0.0.1");
        assertThat(anOperator(root)
                        .typing("--monitor.interface=::1")
                        .settings()
                        .monitor()
                        .isLoopback())
                .isTrue();
        Files.writeString(root.resolve("cert.pem"), "");
        Operator half = anOperator(root).typing("--monitor.tls.certificate=cert.pem");
        assertThat(half.problems()).singleElement().asString().contains("needs both");
        assertThat(half.typing("--monitor.tls.key=key.pem").problems())
                .singleElement()
                .asString()
                .contains(root.resolve("key.pem").toString(), "cannot be read");
        Files.writeString(root.resolve("key.pem"), "");
        Settings settings = half.typing(
                        "--monitor.interface=10.0.0.7", "--monitor.hosts=universe.example, [2001:db8::1], ::2")
                .settings();
        assertThat(settings.monitor().hosts()).containsExactly("universe.example", "[2001:db8::1]", "::2");
        assertThat(settings.monitor().tls().orElseThrow().key()).isEqualTo(root.resolve("key.pem"));
        assertThat(settings.monitor().reading()).isEqualTo(Reading.NOTHING);
        assertThat(half.typing("--monitor.openHealth=true").settings().monitor().reading())
                .isEqualTo(Reading.HEALTH);
    }

    @Test
    void shouldLetEverybodyOnThisMachineReadWhateverIsOpenToOthers() {
        for (String open : List.of("true", "false")) {
            Settings settings =
                    anOperator(root).typing("--monitor.openHealth=" + open).settings();
            assertThat(settings.monitor().reading()).isEqualTo(Reading.ALL);
        }
    }

    @Test
    void shouldReportAllProblemsOfAllSourcesTogether() {
        assertThat(anOperator(root)
                        .writing("monPort: 70000\nchache: {enable: true}")
                        .exporting("UNIVERSE_TOLERENCE", "1s")
                        .defining("universe.maxage", "3d")
                        .typing("--stopTimeout=5", "--wrokers=2")
                        .problems())
                .containsExactly(
                        "monPort: \"70000\" (conf/universe.yaml:1) is out of range; allowed: 0 to 65535",
                        "chache.enable (conf/universe.yaml:2) is no key; did you mean cache.enable?",
                        "tolerence (UNIVERSE_TOLERENCE) is no key; did you mean tolerance?",
                        "maxage (-Duniverse.maxage) is no key; did you mean maxAge?",
                        "stopTimeout: \"5\" (--stopTimeout) has no unit: write 5s, 5ms, …; allowed: 1ms to 1d",
                        "wrokers (--wrokers) is no key; did you mean workers?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "monPort=abc|is not a whole number; allowed: 0 to 65535",
                "monPort=9999999999|is out of range; allowed: 0 to 65535",
                "monPort=90.5|is out of range; allowed: 0 to 65535",
                "tolerance=2d|is too long; allowed: 100ms to 1d",
                "maxAgeJitter=0.1|has no unit: write 0.1%; allowed: 0% to 100%",
                "maxAgeJitter=101%|is out of range; allowed: 0% to 100%",
                "maxAgeJitter=some|is no percentage; allowed: 0% to 100%",
                "policies.maxRequests=0|is out of range; allowed: 1 or more",
                "policies.maxRss.limit=300|has no unit: write 300MB, …; allowed: 1MB or more, such as 500KB, 10MB, 1GB",
                "policies.eventLoopBlocked=10ms|is too short; allowed: 500ms or more",
                "contexts.web.policies.badGc.dryRun=maybe|is neither true nor false; allowed: true, false",
                "maxAge=3 days|is no duration; allowed: 1s or more",
                "maxAge=10ms|is too short; allowed: 1s or more",
                "maxAge=99999d|is longer than a hundred years; allowed: 1s or more",
                "stopTimeout=0s|is too short; allowed: 1ms to 1d",
                "startTimeout=2d|is too long; allowed: 100ms to 1d",
                "minUptime=2d|is too long; allowed: 0s to 1d",
                "contexts.web.instances=0|is out of range; allowed: 1 to 10000",
                "log.maxFileSize=10|has no unit: write 10MB, …; allowed: 10KB or more, such as 500KB, 10MB, 1GB",
                "log.maxFileSize=1KB|is too small; allowed: 10KB or more, such as 500KB, 10MB, 1GB",
                "cache.enable=yes|is neither true nor false; allowed: true, false",
                "cache.mode=grid|is none of these; allowed: standalone, master",
                "cache.maxSize=1KB|is too small; allowed: 1MB or more, such as 500KB, 10MB, 1GB",
                "cache.maxValueSize=1B|is too small; allowed: 1KB or more, such as 500KB, 10MB, 1GB",
                "cache.lease=500ms|is too short; allowed: 1s to 1m",
                "cache.lease=2m|is too long; allowed: 1s to 1m",
                "cache.fsync=often|is none of these; allowed: always, interval, never",
                "ecv.root=ecv|is not allowed; allowed: a path that begins with /",
                "ecv.root=/|is the monitor's own, or below it; allowed: another path, such as /ecv",
                "ecv.markDown=/ext/stars|is the monitor's own, or below it; allowed: another path, such as /ecv",
                "ecv.markUp=/login|is the monitor's own, or below it; allowed: another path, such as /ecv",
                "ecv.markUp=/workers/up|is the monitor's own, or below it; allowed: another path, such as /ecv",
                "ecv.mode=maybe|is none of these; allowed: control, monitor, off",
                "ecv.url=health|is neither; allowed: a path that begins with /, or a URL such as http://127.0.0.1:8080/health",
                "ecv.url=ftp://localhost/health|is not of http or https; allowed: a path that begins with /, or a URL such as http://127.0.0.1:8080/health",
                "ecv.url=localhost:8080/health|is not of http or https; allowed: a path that begins with /, or a URL such as http://127.0.0.1:8080/health",
                "ecv.url=//localhost/health|is neither; allowed: a path that begins with /, or a URL such as http://127.0.0.1:8080/health",
                "ecv.url=http://localhost:99999/|has no port from 1 to 65535; allowed: a path that begins with /, or a URL such as http://127.0.0.1:8080/health",
                "ecv.url=http://localhost:0/|has no port from 1 to 65535; allowed: a path that begins with /, or a URL such as http://127.0.0.1:8080/health",
                "ecv.url=http:///health|names no host, with a port or without; allowed: a path that begins with /, or a URL such as http://127.0.0.1:8080/health",
                "ecv.url=http://user@localhost/|names no host, with a port or without; allowed: a path that begins with /, or a URL such as http://127.0.0.1:8080/health",
                "ecv.url=http://[::1/health|is no URL (Expected closing bracket for IPv6 address); allowed: a path that begins with /, or a URL such as http://127.0.0.1:8080/health",
                "ecv.url=/he alth|is no URL (Illegal character in path); allowed: a path that begins with /, or a URL such as http://127.0.0.1:8080/health",
                "ecv.url=/health#now|has a fragment, #now, which no server is told; allowed: a path that begins with /, or a URL such as http://127.0.0.1:8080/health",
                "ecv.status=2xx|is no status code of HTTP and no range of them; allowed: a status code, or two with - between them",
                "ecv.status=299-200|ends before it begins; allowed: a status code, or two with - between them",
                "ecv.body=(|is no regular expression (Unclosed group); allowed: a regular expression",
                "ecv.validator=my check|is not allowed; allowed: the name of a class",
                "ecv.interval=1ms|is too short; allowed: 100ms or more",
                "ecv.rise=0|is out of range; allowed: 1 to 1000",
                "cluster.interface=eth0|is not allowed; allowed: one literal address",
                "monitor.interface=localhost|is not allowed; allowed: one literal address",
                "monitor.hosts=a:80|is not allowed; allowed: names or addresses without a port; several with commas between them, or a list",
            })
    void shouldSayWhatIsAllowedWhenAValueIsNot(String option, String remedy) {
        String[] parts = option.split("=", 2);
        assertThat(anOperator(root).typing("--" + option).problems())
                .containsExactly(parts[0] + ": \"" + parts[1] + "\" (--" + parts[0] + ") " + remedy);
    }

    @Test
    void shouldNotAllowAValueThatIsLargerThanTheCache() {
        assertThat(anOperator(root)
                        .typing("--cache.maxSize=1MB", "--cache.maxValueSize=2MB")
                        .problems())
                .containsExactly("cache.maxValueSize: \"2MB\" (--cache.maxValueSize) is more than fits; "
                        + "allowed: up to cache.maxSize: \"1MB\" (--cache.maxSize)");
    }

    @Test
    void shouldNotAllowAValueThatADiskCannotHold() {
        assertThat(anOperator(root)
                        .typing("--cache.maxSize=1GB", "--cache.maxValueSize=33MB")
                        .problems())
                .containsExactly("cache.maxValueSize: \"33MB\" (--cache.maxValueSize) is more than a persisted "
                        + "namespace can hold; allowed: up to 32MB");
    }

    @Test
    void shouldSuggestTheKeyOfTheSameContext() {
        assertThat(anOperator(root).typing("--contexts.web.prot=1").problems())
                .containsExactly("contexts.web.prot (--contexts.web.prot) is no key; did you mean contexts.web.port?");
    }

    @Test
    void shouldSayWhereALimitStands() {
        assertThat(anOperator(root).writing("policies: {maxRss: 1GB}").problems())
                .containsExactly("policies.maxRss: \"1GB\" (conf/universe.yaml:1) is a section, not a value; "
                        + "the keys are policies.maxRss.limit, policies.maxRss.dryRun");
    }

    @Test
    void shouldSuggestThePolicyOfTheSameContext() {
        assertThat(anOperator(root)
                        .typing("--contexts.web.policies.maxRequest=1")
                        .problems())
                .containsExactly("contexts.web.policies.maxRequest (--contexts.web.policies.maxRequest) is no key; "
                        + "did you mean contexts.web.policies.maxRequests?");
    }

    @Test
    void shouldNameTheKeysOfASectionThatGotAValue() {
        assertThat(anOperator(root).writing("cache: true").problems())
                .containsExactly("cache: \"true\" (conf/universe.yaml:1) is a section, not a value; " + "the keys are "
                        + CACHE_KEYS);
    }

    @Test
    void shouldPointToHelpWhenNothingIsNear() {
        assertThat(anOperator(root).typing("--zzzzzzzzzz=1").problems())
                .containsExactly("zzzzzzzzzz (--zzzzzzzzzz) is no key; see --help for the keys there are");
    }

    @Test
    void shouldRefuseAKeyWithoutAValue() {
        assertThat(anOperator(root).writing("monPort:").problems())
                .containsExactly("monPort (conf/universe.yaml:1) has no value; allowed: 0 to 65535");
    }

    @Test
    void shouldReportABadValueThatAStrongerLayerOverrules() {
        assertThat(anOperator(root).writing("monPort: x").typing("--monPort=1").problems())
                .hasSize(1);
    }

    @Test
    void shouldRefuseDoubledKeysWithTheLine() {
        assertThat(anOperator(root)
                        .writing("monPort: 1\ncache:\n  enable: true\n  enable: false\n")
                        .problems())
                .containsExactly("cache.enable: stands twice in one place (conf/universe.yaml:4); keep one of them");
    }

    @Test
    void shouldRefuseTabsWithTheLine() {
        assertThat(anOperator(root).writing("cache:\n\tenable: true\n").problems())
                .containsExactly("conf/universe.yaml:2: is not YAML: a tab where spaces belong; indent with spaces");
    }

    @Test
    void shouldRefuseWhatIsNoYamlWithTheLine() {
        assertThat(anOperator(root).writing("monPort: 1\ncache: [a\n").problems())
                .singleElement()
                .asString()
                .startsWith("conf/universe.yaml:3: is not YAML: ")
                .endsWith("; check indentation, colons and quotes");
    }

    @Test
    void shouldRefuseAFileThatIsNoMap() {
        assertThat(anOperator(root).writing("just words").problems())
                .containsExactly("conf/universe.yaml:1: must hold lines of the form key: value");
    }

    @Test
    void shouldRefuseAFileThatIsNoText() throws IOException {
        Files.createDirectories(root.resolve("conf"));
        Files.write(root.resolve("conf/universe.yaml"), "monPort: ä".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(anOperator(root).problems())
                .containsExactly("conf/universe.yaml: is not UTF-8 text; save it as UTF-8");
    }

    @Test
    void shouldRefuseAConfigThatDoesNotExist() {
        assertThat(anOperator(root).typing("--config=/no/such.yaml").problems())
                .containsExactly("config: \"/no/such.yaml\" does not exist; create it or leave --config out");
    }

    @Test
    void shouldRefuseToFindTheHomeThroughItsOwnFile() {
        assertThat(anOperator(root).writing("home: /elsewhere").problems())
                .containsExactly("home: \"/elsewhere\" (conf/universe.yaml:1) cannot stand in the file; "
                        + "use --home or UNIVERSE_HOME");
    }

    @Test
    void shouldRefuseNamesThatContextsCannotHave() {
        assertThat(anOperator(root)
                        .writing("contexts: {Web: {port: 1}, cache: {instances: 2}, self: {port: 2}}")
                        .problems())
                .containsExactly(
                        "contexts.cache: the name is taken by the platform; " + "its keys are " + CACHE_KEYS,
                        "contexts.self: the name is taken by the platform; name the context otherwise",
                        "contexts.Web: a context is named [a-z][a-z0-9]*: small letters and digits, a letter first");
    }

    @Test
    void shouldRefusePatienceThatWouldRecycleHealthyWorkers() {
        assertThat(anOperator(root).typing("--heartbeatInterval=20s").problems())
                .containsExactly("tolerance: \"15s\" (default) would recycle healthy workers; "
                        + "allowed: longer than heartbeatInterval: \"20s\" (--heartbeatInterval)");
    }

    @Test
    void shouldCheckTheBusNeverOrNotAllTheTime() {
        assertThat(anOperator(root)
                        .typing("--cluster.checkInterval=0s")
                        .settings()
                        .cluster()
                        .checkInterval())
                .isZero();
        assertThat(anOperator(root).typing("--cluster.checkInterval=99ms").problems())
                .containsExactly("cluster.checkInterval: \"99ms\" (--cluster.checkInterval) is too short; "
                        + "allowed: 0s, or 100ms or more");
        assertThat(anOperator(root).typing("--cluster.checkInterval=0").problems())
                .singleElement()
                .asString()
                .contains("has no unit");
    }

    @Test
    void shouldRefuseToOpenTheClusterToEverybody() {
        assertThat(anOperator(root).typing("--cluster.interface=0.0.0.0").problems())
                .singleElement()
                .asString()
                .contains("cluster.interface: \"0.0.0.0\"", "name the one address");
    }

    @Test
    void shouldRefuseALocalityThatThereIsNot() {
        assertThat(anOperator(root)
                        .typing("--cluster.locality=sky.*=host,engine.*=rack")
                        .problems())
                .singleElement()
                .asString()
                .contains("cluster.locality", "engine.*=rack", "any, host or jvm");
    }

    @Test
    void shouldRefuseMembersWithoutANameInCommon() {
        assertThat(anOperator(root).typing("--cluster.members=a:1,b:2").problems())
                .singleElement()
                .asString()
                .contains("give cluster.name, the same on every host");
    }

    @Test
    void shouldRefuseLogsThatHoldLessThanOneFile() {
        assertThat(anOperator(root).typing("--log.totalSize=5MB").problems())
                .containsExactly("log.totalSize: \"5MB\" (--log.totalSize) is less than one file; "
                        + "allowed: more than log.maxFileSize: \"10MB\" (default)");
    }
}
