package io.universe.cache.entry;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.cache.entry.Operation.Begin;
import io.universe.cache.entry.Operation.Delete;
import io.universe.cache.entry.Operation.Evict;
import io.universe.cache.entry.Operation.Expire;
import io.universe.cache.entry.Operation.Forget;
import io.universe.cache.entry.Operation.Put;
import io.universe.cache.entry.Operation.Renew;
import io.universe.cache.entry.Operation.Restore;
import io.universe.cache.entry.Operation.Settle;
import io.universe.cache.entry.Reply.Outcome;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class OperationTest {

    private static final long NOW = 1_800_000_000_000L;
    private static final long LEASE = 10_000;
    private static final byte[] VALUE = {1, 2};
    private static final byte[] OTHER = {3};

    private static Entry on(Entry entry, Operation operation) {
        return operation.on(entry, NOW).after();
    }

    private static Reply reply(Entry entry, Operation operation) {
        return operation.on(entry, NOW).reply();
    }

    private static Entry value(long life) {
        return on(Entry.UNTOUCHED, new Put(VALUE, life, false));
    }

    private static Operation begin(String token, String node) {
        return new Begin(token, node, LEASE, null);
    }

    private static Entry claimed() {
        return on(Entry.UNTOUCHED, begin("t1", "a"));
    }

    private static Claim claim(@Nullable Claim claim) {
        return Objects.requireNonNull(claim);
    }

    @Test
    void shouldSetAValueWithAnEnd() {
        Entry after = value(500);

        assertThat(after.kind()).isEqualTo(Kind.VALUE);
        assertThat(after.value()).isEqualTo(VALUE);
        assertThat(after.until()).isEqualTo(NOW + 500);
        assertThat(after.isLive(NOW + 499)).isTrue();
        assertThat(after.isLive(NOW + 500)).isFalse();
    }

    @Test
    void shouldKeepForEverWhatHasNoEndAndWhatHasOneBeyondAllTime() {
        assertThat(value(Entry.NEVER).until()).isEqualTo(Entry.NEVER);
        assertThat(value(Entry.NEVER - 1).until()).isEqualTo(Entry.NEVER);
    }

    @Test
    void shouldRaiseTheVersionWithEveryChangeEvenWithinAMillisecond() {
        Entry first = value(500);
        Entry second = on(first, new Put(OTHER, 500, false));
        Entry third = on(second, new Delete());

        assertThat(second.version()).isGreaterThan(first.version());
        assertThat(third.version()).isGreaterThan(second.version());
    }

    @Test
    void shouldNotFallBackToAnOldVersionAfterAKeyWasForgotten() {
        Entry first = value(500);
        Entry anew =
                new Put(OTHER, 500, false).on(Entry.UNTOUCHED, NOW + 60_000).after();

        assertThat(anew.version()).isGreaterThan(first.version());
    }

    @Test
    void shouldLeaveALiveValueWhereThatIsAskedFor() {
        Step step = new Put(OTHER, 500, true).on(value(500), NOW);

        assertThat(step.isChanged()).isFalse();
        assertThat(step.reply().outcome()).isEqualTo(Outcome.FOUND);
        assertThat(new Put(OTHER, 500, true).on(value(500), NOW + 500).reply().outcome())
                .isEqualTo(Outcome.DONE);
    }

    @Test
    void shouldEndAClaimWhenAValueIsSetAndSayWhose() {
        Step step = new Put(VALUE, 500, false).on(claimed(), NOW);

        assertThat(step.after().claim()).isNull();
        assertThat(claim(step.reply().claim()).token()).isEqualTo("t1");
    }

    @Test
    void shouldRememberThatAValueWasDeletedAndReturnIt() {
        Step step = new Delete().on(value(500), NOW);

        assertThat(step.after().kind()).isEqualTo(Kind.DELETED);
        assertThat(step.after().until()).isEqualTo(NOW + Entry.REMEMBERED_MILLIS);
        assertThat(Objects.requireNonNull(step.reply().entry()).value()).isEqualTo(VALUE);
    }

    @Test
    void shouldChangeNothingWhereNothingIsToBeDeleted() {
        Step step = new Delete().on(Entry.UNTOUCHED, NOW);

        assertThat(step.isChanged()).isFalse();
        assertThat(step.reply().outcome()).isEqualTo(Outcome.ABSENT);
    }

    @Test
    void shouldEndAClaimByADeleteEvenWhereThereIsNoValue() {
        Step step = new Delete().on(claimed(), NOW);

        assertThat(step.after().claim()).isNull();
        assertThat(claim(step.reply().claim()).token()).isEqualTo("t1");
        assertThat(reply(step.after(), new Settle("t1", Kind.VALUE, VALUE, 500)).outcome())
                .isEqualTo(Outcome.REFUSED);
    }

    @Test
    void shouldFindWhatIsOverdueExpiredWhenItIsDeleted() {
        Step step = new Delete().on(value(500), NOW + 500);

        assertThat(step.after().kind()).isEqualTo(Kind.EXPIRED);
        assertThat(step.reply().outcome()).isEqualTo(Outcome.ABSENT);
    }

    @Test
    void shouldGrantAClaimToTheFirstWhoAsks() {
        Step step = begin("t1", "a").on(Entry.UNTOUCHED, NOW);

        assertThat(step.reply().outcome()).isEqualTo(Outcome.GRANTED);
        assertThat(step.after().claim()).isEqualTo(new Claim("t1", "a", NOW + LEASE, Set.of()));
        assertThat(step.after().version()).isZero();
    }

    @Test
    void shouldLetTheNextOneWaitAndRememberThatItDoes() {
        Step step = begin("t2", "b").on(claimed(), NOW);

        assertThat(step.reply().outcome()).isEqualTo(Outcome.PENDING);
        assertThat(step.reply().leaseMillis()).isEqualTo(LEASE);
        assertThat(claim(step.after().claim()).waiters()).containsExactly("b");
        assertThat(begin("t3", "b").on(step.after(), NOW).isChanged()).isFalse();
    }

    @Test
    void shouldGrantAgainToTheTokenThatHasIt() {
        assertThat(reply(claimed(), begin("t1", "a")).outcome()).isEqualTo(Outcome.GRANTED);
    }

    @Test
    void shouldPassAClaimOnAtTheEndOfItsLeaseWithThoseWhoWait() {
        Entry awaited = on(claimed(), begin("t2", "b"));
        Step step = begin("t3", "c").on(awaited, NOW + LEASE);

        assertThat(step.reply().outcome()).isEqualTo(Outcome.GRANTED);
        assertThat(claim(step.after().claim()).waiters()).containsExactly("b");
    }

    @Test
    void shouldPassAClaimOnAtOnceWhenItsOwnerIsKnownToBeGone() {
        assertThat(reply(claimed(), new Begin("t2", "b", LEASE, "a")).outcome()).isEqualTo(Outcome.GRANTED);
        assertThat(reply(claimed(), new Begin("t2", "b", LEASE, "z")).outcome()).isEqualTo(Outcome.PENDING);
    }

    @Test
    void shouldGiveAValueOrAKeptFailureInsteadOfAClaim() {
        Entry failed = on(claimed(), new Settle("t1", Kind.FAILURE, OTHER, 500));

        assertThat(reply(value(500), begin("t1", "a")).outcome()).isEqualTo(Outcome.FOUND);
        assertThat(reply(failed, begin("t2", "a")).outcome()).isEqualTo(Outcome.FAILED);
        assertThat(begin("t2", "a").on(failed, NOW + 500).reply().outcome()).isEqualTo(Outcome.GRANTED);
    }

    @Test
    void shouldExpireAnOverdueValueWhenALoadBegins() {
        Entry after = begin("t1", "a").on(value(500), NOW + 500).after();

        assertThat(after.kind()).isEqualTo(Kind.EXPIRED);
        assertThat(after.claim()).isNotNull();
    }

    @Test
    void shouldRenewForTheHolderOnly() {
        Step step = new Renew("t1", LEASE).on(claimed(), NOW + 5);

        assertThat(claim(step.after().claim()).until()).isEqualTo(NOW + 5 + LEASE);
        assertThat(reply(claimed(), new Renew("t2", LEASE)).outcome()).isEqualTo(Outcome.REFUSED);
    }

    @Test
    void shouldKeepTheResultOfTheHolderAndSayWhoWaitsForIt() {
        Entry awaited = on(claimed(), begin("t2", "b"));
        Step step = new Settle("t1", Kind.VALUE, VALUE, 500).on(awaited, NOW);

        assertThat(step.after().isLive(NOW)).isTrue();
        assertThat(step.after().claim()).isNull();
        assertThat(claim(step.reply().claim()).waiters()).containsExactly("b");
    }

    @Test
    void shouldRefuseTheResultOfWhoHoldsItNoLonger() {
        Entry passedOn = begin("t2", "b").on(claimed(), NOW + LEASE).after();
        Step step = new Settle("t1", Kind.VALUE, VALUE, 500).on(passedOn, NOW + LEASE);

        assertThat(step.reply().outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(step.isChanged()).isFalse();
    }

    @Test
    void shouldLeaveEverythingAsItWasWhenALoadEndsWithNothing() {
        Entry after = on(claimed(), new Settle("t1", Kind.NONE, new byte[0], Entry.NEVER));

        assertThat(after.claim()).isNull();
        assertThat(after.isForgettable(NOW)).isTrue();
    }

    @Test
    void shouldExpireOnlyWhatIsOverdueAndStillTheSame() {
        Entry value = value(500);
        Operation expire = new Expire(value.version());

        assertThat(reply(value, expire).outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(expire.on(value, NOW + 500).after().kind()).isEqualTo(Kind.EXPIRED);
        assertThat(new Expire(1).on(value, NOW + 500).isChanged()).isFalse();
    }

    @Test
    void shouldEvictOnlyWhatIsStillTheSame() {
        Entry value = value(500);

        assertThat(on(value, new Evict(value.version())).kind()).isEqualTo(Kind.EVICTED);
        assertThat(new Evict(1).on(value, NOW).isChanged()).isFalse();
    }

    @Test
    void shouldForgetOnlyAMemoryThatIsStillTheSameAndThatNobodyNeeds() {
        Entry value = value(500);
        Entry deleted = on(value, new Delete());
        Entry loaded = on(deleted, begin("t1", "a"));
        Operation forget = new Forget(deleted.version());

        assertThat(on(deleted, forget).isForgettable(NOW)).isTrue();
        assertThat(on(deleted, forget).version()).isEqualTo(deleted.version());
        assertThat(new Forget(1).on(deleted, NOW).isChanged()).isFalse();
        assertThat(forget.on(loaded, NOW).isChanged()).isFalse();
        assertThat(new Forget(value.version()).on(value, NOW).isChanged()).isFalse();
    }

    @Test
    void shouldRestoreWhatIsNewerAndLeaveAClaim() {
        Entry kept = new Entry(Kind.VALUE, 5, Entry.NEVER, null, VALUE);

        assertThat(on(claimed(), new Restore(kept)).claim()).isNotNull();
        assertThat(on(claimed(), new Restore(kept)).isLive(NOW)).isTrue();
        assertThat(new Restore(kept).on(value(500), NOW).isChanged()).isFalse();
    }
}
