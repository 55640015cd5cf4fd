package io.universe.status;

import io.universe.cluster.Cluster;
import io.universe.spi.MasterService;
import io.universe.spi.Site;
import io.universe.spi.StatusReader;
import io.universe.spi.WorkerService;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/** The part of a node that answers questions for its statuses, and asks others; it provides {@link Statuses} and {@link StatusReader}. */
public final class StatusService implements WorkerService, MasterService {

    private volatile @Nullable Respondent respondent;

    @Override
    public Future<?> start(Site site) {
        OsFigures.register(site.statuses());
        CallPlace home = new CallPlace(site.vertx().getOrCreateContext());
        OwnStatuses own = new OwnStatuses(site.statuses(), home, Alarm.OF_THE_JVM);
        provide(site, own);
        answer(site.cluster(), own);
        return Future.succeededFuture();
    }

    private static void provide(Site site, OwnStatuses own) {
        Cluster cluster = site.cluster();
        Survey survey = new Survey(cluster::self, own, new OthersByEmitter(cluster), Alarm.OF_THE_JVM);
        UniverseStatuses statuses = new UniverseStatuses(own, survey);
        site.provide(Statuses.class, statuses);
        site.provide(StatusReader.class, statuses);
    }

    private void answer(Cluster cluster, OwnStatuses own) {
        Respondent answering = new Respondent(cluster.emitter(), own);
        answering.begin();
        respondent = answering;
    }

    @Override
    public Future<?> stop() {
        Respondent answering = respondent;
        if (answering != null) {
            answering.end();
        }
        return Future.succeededFuture();
    }
}
