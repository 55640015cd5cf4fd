package io.universe.worker.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is made of sampled stacks. */
class StackTreeTest {

    private static final int ALL = 1_000;

    private final StackTree tree = new StackTree();

    private static void sample(StackTree tree, int times, String stack) {
        Collections.nCopies(times, List.of(stack.split(";"))).forEach(tree::add);
    }

    @Test
    void shouldPutTogetherWhatBeginsAlikeAndShowTheHeaviestFirst() {
        sample(tree, 1, "loop;route;parse");
        sample(tree, 2, "loop;route");
        sample(tree, 4, "loop;route;render");
        sample(tree, 1, "pool;render");

        Flame flame = tree.heaviest(ALL);

        assertThat(flame.collapsed()).isEqualTo("""
                loop;route 2
                loop;route;render 4
                loop;route;parse 1
                pool;render 1
                """);
        assertThat(flame.toJson("web-0.1", Duration.ofSeconds(10))).isEqualTo(new JsonObject("""
                {"worker": "web-0.1", "seconds": 10, "samples": 8, "cut": 0,
                 "root": {"name": "all", "value": 8, "children": [
                   {"name": "loop", "value": 7, "children": [
                     {"name": "route", "value": 7, "children": [
                       {"name": "render", "value": 4}, {"name": "parse", "value": 1}]}]},
                   {"name": "pool", "value": 1, "children": [{"name": "render", "value": 1}]}]}}
                """));
    }

    @Test
    void shouldBeEmptyWhereNothingWasMet() {
        Flame flame = tree.heaviest(ALL);
        assertThat(flame.collapsed()).isEmpty();
        assertThat(flame.toJson("web-0.1", Duration.ofSeconds(1)).encode())
                .isEqualTo(
                        "{\"worker\":\"web-0.1\",\"seconds\":1,\"samples\":0,\"cut\":0,\"root\":{\"name\":\"all\",\"value\":0}}");
    }

    @Test
    void shouldKeepTheHeaviestAndSayOfHowManySamplesTheInnermostIsCut() {
        sample(tree, 5, "a;b;c");
        sample(tree, 3, "a;d");
        sample(tree, 2, "e;f");

        Flame flame = tree.heaviest(4);

        assertThat(flame.collapsed()).isEqualTo("a 3\na;b;c 5\n(cut) 2\n");
        assertThat(flame.cut()).isEqualTo(5);
        assertThat(flame.root().samples()).isEqualTo(10);
    }

    @Test
    void shouldNotGrowBeyondItsBounds() {
        StackTree bounded = new StackTree(4, 3);
        sample(bounded, 2, "a;b;c;d;e");
        sample(bounded, 1, "a;b;c");
        sample(bounded, 1, "x;y");
        sample(bounded, 1, "z");

        Flame flame = bounded.heaviest(ALL);

        assertThat(flame.collapsed()).isEqualTo("a;b;c 3\nx 1\n(cut) 1\n");
        assertThat(flame.cut()).isEqualTo(4);
        assertThat(flame.root().samples()).isEqualTo(5);
    }

    @Test
    void shouldCountASampleAsCutOnce() {
        StackTree bounded = new StackTree(ALL, 3);
        sample(bounded, 2, "a;b;c;d");
        sample(bounded, 1, "z");

        assertThat(bounded.heaviest(3).cut()).isEqualTo(3);
    }

    @Test
    void shouldKeepLinesWholeWhateverAThreadIsCalled() {
        tree.add(List.of("my;own\nthread 7", "a"));
        assertThat(tree.heaviest(ALL).collapsed()).isEqualTo("my_own_thread 7;a 1\n");
    }

    @ParameterizedTest
    @CsvSource({
        "a.B, a.B",
        "a.B$C$1, a.B$C$1",
        "a.B$$Lambda$14.0x00000008010b8000, a.B$$Lambda",
        "a.B$$Lambda$14.0x00000008010b8000.1234, a.B$$Lambda",
        "a.B$$Lambda.0x00007f01dc1bd, a.B$$Lambda",
        "a.B$$Lambda/0x00007f01dc1bd, a.B$$Lambda",
        "a.B$$Lambda+0x00007f01dc1bd.17, a.B$$Lambda",
        "java.lang.invoke.LambdaForm$MH.0x0000000801001000, java.lang.invoke.LambdaForm$MH"
    })
    void shouldNameClassesThatTheJvmMakesAlikeInEachProcess(String name, String shown) {
        assertThat(SampledStack.type(name)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "vert.x-eventloop-thread-3, vert.x-eventloop-thread",
        "hz.wizardly_x.cached.thread-12, hz.wizardly_x.cached.thread",
        "Thread#7, Thread",
        "main, main",
        "'', (a thread without a name)",
        "12, (a thread without a name)"
    })
    void shouldTakeTheThreadsOfAPoolForOne(String thread, String kind) {
        assertThat(SampledStack.kind(thread)).isEqualTo(kind);
    }
}
