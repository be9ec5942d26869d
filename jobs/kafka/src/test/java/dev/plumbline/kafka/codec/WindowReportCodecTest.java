package dev.plumbline.kafka.codec;

import dev.plumbline.core.report.WindowReport;
import java.util.List;

class WindowReportCodecTest implements CodecContract<WindowReport> {
    @Override
    public RecordCodec<WindowReport> codec() {
        return new WindowReportCodec();
    }

    @Override
    public List<WindowReport> examples() {
        return List.of(Examples.fullReport(), Examples.bareReport());
    }
}
