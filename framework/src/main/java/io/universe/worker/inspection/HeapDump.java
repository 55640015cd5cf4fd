package io.universe.worker.inspection;

import com.sun.management.HotSpotDiagnosticMXBean;
import io.universe.control.PrivateFile;
import io.universe.control.WorkerMessage.Inspected.End;
import io.universe.operations.Inspection;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;

/** All objects of this process in a file. Everything else stands still meanwhile. */
final class HeapDump {

    private HeapDump() {}

    static void write(Inspection.Heap what, Path file) throws InspectionRefusal, IOException {
        HotSpotDiagnosticMXBean hotSpot = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        if (hotSpot == null) {
            throw new InspectionRefusal(End.UNABLE, "this JVM is no HotSpot and has no heap dump");
        }
        Disk.require(file, "the heap dump", used());
        hotSpot.dumpHeap(file.toString(), what.isLive());
        new PrivateFile(file).hide();
    }

    private static long used() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
