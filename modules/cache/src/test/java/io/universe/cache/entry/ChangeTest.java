package io.universe.cache.entry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ChangeTest {

    private static final long NOW = 1_800_000_000_000L;
    private static final Operation PUT = new Operation.Put(new byte[] {1}, 500, false);
    private static final Operation BEGIN = new Operation.Begin("t1", "a", 10_000, null);
    private static final Operation FAILURE = new Operation.Settle("t1", Kind.FAILURE, new byte[] {2}, 500);

    private static final Entry VALUE = PUT.on(Entry.UNTOUCHED, NOW).after();

    private static Entry at(long millis, Entry before, Operation operation) {
        return operation.on(before, millis).after();
    }

    @Test
    void shouldSeeASetWithWhatWasThereBefore() {
        Entry next = at(NOW + 1, VALUE, PUT);

        assertThat(Change.between(Entry.UNTOUCHED, VALUE))
                .containsExactly(new Change(Kind.VALUE, null, VALUE, VALUE.version()));
        assertThat(Change.between(VALUE, next)).containsExactly(new Change(Kind.VALUE, VALUE, next, next.version()));
    }

    @Test
    void shouldTellDeletionExpiryAndEvictionApart() {
        Entry deleted = at(NOW, VALUE, new Operation.Delete());
        Entry expired = at(NOW + 500, VALUE, new Operation.Expire(VALUE.version()));
        Entry evicted = at(NOW, VALUE, new Operation.Evict(VALUE.version()));

        assertThat(Change.between(VALUE, deleted)).extracting(Change::kind).containsExactly(Kind.DELETED);
        assertThat(Change.between(VALUE, expired)).extracting(Change::kind).containsExactly(Kind.EXPIRED);
        assertThat(Change.between(VALUE, evicted)).extracting(Change::kind).containsExactly(Kind.EVICTED);
    }

    @Test
    void shouldSeeAnExpiryOnlyOnceWhereALoadHasFoundIt() {
        Entry claimed = at(NOW + 500, VALUE, BEGIN);

        assertThat(Change.between(VALUE, claimed)).extracting(Change::kind).containsExactly(Kind.EXPIRED);
    }

    @Test
    void shouldSeeThatAnOverdueValueHadExpiredWhenAnotherOneCame() {
        Entry next = at(NOW + 600, VALUE, PUT);

        assertThat(Change.between(VALUE, next)).extracting(Change::kind).containsExactly(Kind.EXPIRED, Kind.VALUE);
        assertThat(Change.between(VALUE, next).get(1).old()).isNull();
    }

    @Test
    void shouldSeeNothingInClaimsAndFailures() {
        Entry claimed = at(NOW, Entry.UNTOUCHED, BEGIN);
        Entry failed = at(NOW, claimed, FAILURE);

        assertThat(Change.between(Entry.UNTOUCHED, claimed)).isEmpty();
        assertThat(Change.between(claimed, failed)).isEmpty();
        assertThat(Change.between(at(NOW, VALUE, new Operation.Delete()), claimed))
                .isEmpty();
    }
}
