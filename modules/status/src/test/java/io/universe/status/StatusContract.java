package io.universe.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What statuses keep wherever they are asked for: in a process alone, and in a universe of several nodes. A subclass names the nodes. */
public abstract class StatusContract {

    private static final Duration SHORT = Duration.ofMillis(50);

    /** Those of each node, in the order of an answer. */
    protected abstract List<Statuses> everywhere();

    /** Those of the last of them, which the tests ask. */
    protected final Statuses statuses() {
        return everywhere().get(everywhere().size() - 1);
    }

    /** The result, or a failure after half a minute. */
    protected static <T> T await(Future<T> future) {
        try {
            return future.await(30, TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            throw new AssertionError("not done after 30 s", late);
        }
    }

    /** The status of each entry. */
    protected static List<@Nullable Object> values(List<NodeStatus> entries) {
        assertThat(entries).noneMatch(NodeStatus::hasError);
        return Arrays.asList(entries.stream().map(NodeStatus::status).toArray());
    }

    private static List<@Nullable String> errors(List<NodeStatus> entries) {
        assertThat(entries).allMatch(NodeStatus::hasError);
        return Arrays.asList(entries.stream().map(NodeStatus::error).toArray(String[]::new));
    }

    private <T> List<T> times(T each) {
        return Collections.nCopies(everywhere().size(), each);
    }

    @Test
    void shouldGiveOneEntryForEachNode() {
        everywhere().forEach(each -> each.register("open", () -> 3));
        List<NodeStatus> entries = await(statuses().getStatus("open"));
        assertThat(values(entries)).isEqualTo(times(3));
        assertThat(entries).extracting(NodeStatus::name).containsOnly("open");
        assertThat(entries).extracting(NodeStatus::uuid).doesNotHaveDuplicates();
        assertThat(entries.get(0).toJson().fieldNames()).containsExactly("worker", "pid", "uuid", "name", "status");
    }

    /** cluster2's cache took them for nothing; here they are values everywhere. */
    @Test
    void shouldTakeFalsyValuesForValues() {
        AtomicReference<@Nullable Object> value = new AtomicReference<>();
        everywhere().forEach(each -> each.register("falsy", value::get, set -> set));
        for (@Nullable Object falsy : Arrays.asList(null, 0, "", false)) {
            value.set(falsy);
            assertThat(values(await(statuses().getStatus("falsy")))).isEqualTo(times(falsy));
            assertThat(values(await(statuses().setStatus("falsy", falsy)))).isEqualTo(times(falsy));
        }
    }

    @Test
    void shouldGiveObjectsAndListsAsJson() {
        everywhere().forEach(each -> each.register("object", () -> Map.of("list", List.of(1, "two"))));
        JsonObject expected =
                new JsonObject().put("list", new JsonArray().add(1).add("two"));
        assertThat(values(await(statuses().getStatus("object")))).isEqualTo(times(expected));
    }

    @Test
    void shouldWaitForAViewThatGivesAFuture() {
        everywhere()
                .forEach(each -> each.register(
                        "later", () -> Future.fromCompletionStage(CompletableFuture.supplyAsync(() -> "now"))));
        assertThat(values(await(statuses().getStatus("later")))).isEqualTo(times("now"));
    }

    @Test
    void shouldSayOfAViewThatFailsWhy() {
        everywhere().forEach(each -> {
            each.register("throwing", () -> {
                throw new IllegalStateException("no figures\nat all");
            });
            each.register("failing", () -> Future.failedFuture("no figures"));
            each.register("foreign", Object::new);
        });
        assertThat(errors(await(statuses().getStatus("throwing"))))
                .isEqualTo(times("its view failed: java.lang.IllegalStateException: no figures"));
        assertThat(errors(await(statuses().getStatus("failing"))))
                .allSatisfy(error ->
                        assertThat(error).startsWith("its view failed: ").endsWith(": no figures"));
        assertThat(errors(await(statuses().getStatus("foreign"))))
                .allSatisfy(error -> assertThat(error).contains("is a java.lang.Object that JSON cannot hold"));
    }

    @Test
    void shouldNotWaitForEverForAViewThatNeverEnds() {
        everywhere()
                .forEach(
                        each -> each.register("endless", () -> Promise.promise().future()));
        List<NodeStatus> entries = await(statuses().getStatus("endless", SHORT));
        assertThat(errors(entries)).hasSize(everywhere().size());
    }

    @Test
    void shouldSetTheValueOnEveryNodeAndTellWhatEachSaid() {
        List<AtomicInteger> limits =
                everywhere().stream().map(each -> new AtomicInteger()).toList();
        for (int i = 0; i < limits.size(); i++) {
            AtomicInteger limit = limits.get(i);
            everywhere().get(i).register("limit", limit::get, value -> limit.getAndSet((Integer) value));
        }
        assertThat(values(await(statuses().setStatus("limit", 7)))).isEqualTo(times(0));
        assertThat(limits).extracting(AtomicInteger::get).containsOnly(7);
    }

    @Test
    void shouldSayWhoRefusesToSet() {
        everywhere().forEach(each -> {
            each.register("fixed", () -> 1);
            each.register("late", () -> 1, value -> Future.failedFuture("not now"));
        });
        assertThat(errors(await(statuses().setStatus("fixed", 2))))
                .allSatisfy(error -> assertThat(error).endsWith("the status 'fixed' can only be read"));
        assertThat(errors(await(statuses().setStatus("late", 2))))
                .allSatisfy(error ->
                        assertThat(error).startsWith("its update failed").endsWith("not now"));
    }

    @Test
    void shouldTellNobodyOfAValueThatJsonCannotHold() {
        AtomicInteger updates = new AtomicInteger();
        everywhere().forEach(each -> each.register("counted", () -> 0, value -> updates.incrementAndGet()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> await(statuses().setStatus("counted", new Object())))
                .withMessageStartingWith("the value for 'counted' is a java.lang.Object that JSON cannot hold");
        assertThat(updates).hasValue(0);
    }

    @Test
    void shouldKnowWhatIsRegisteredLateAndForgetWhatIsUnregistered() {
        assertThat(await(statuses().getStatus("guest"))).isEmpty();
        everywhere().forEach(each -> each.register("guest", () -> 1));
        assertThat(await(statuses().statuses())).contains("guest");
        everywhere().forEach(each -> each.register("guest", () -> 2));
        assertThat(values(await(statuses().getStatus("guest")))).isEqualTo(times(2));
        everywhere().forEach(each -> each.unregister("guest"));
        everywhere().forEach(each -> each.unregister("guest"));
        assertThat(await(statuses().getStatus("guest"))).isEmpty();
        assertThat(await(statuses().setStatus("guest", 1))).isEmpty();
        assertThat(await(statuses().statuses())).doesNotContain("guest");
    }

    @Test
    void shouldRefuseANameThatIsEmpty() {
        assertThatIllegalArgumentException().isThrownBy(() -> statuses().register("", () -> 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> await(statuses().getStatus("")))
                .withMessage("the name of a status is empty");
        assertThatIllegalArgumentException().isThrownBy(() -> await(statuses().setStatus("", 1)));
        assertThatIllegalArgumentException().isThrownBy(() -> await(statuses().getStatus("open", Duration.ZERO)));
    }

    @Test
    void shouldReduceWhatTheNodesSay() {
        everywhere().forEach(each -> each.register("sized", () -> Map.of("size", 4)));
        int nodes = everywhere().size();
        Reduced<Double> sum = await(statuses().getStatus("sized", Reducers.sum("size")));
        assertThat(sum).isEqualTo(new Reduced<>(4.0 * nodes, nodes, List.of()));
        assertThat(await(statuses().getStatus("sized", List::size)).value()).isEqualTo(nodes);
    }

    @Test
    void shouldTellOfTheMachineWithoutMoreAdo() {
        assertThat(await(statuses().statuses())).contains("os");
        assertThat(values(await(statuses().getStatus("os"))))
                .hasSize(everywhere().size())
                .allSatisfy(os -> assertThat(((JsonObject) os).getMap())
                        .containsKeys("loadAverage", "cores", "totalMemory", "freeMemory", "cpu"));
    }
}
