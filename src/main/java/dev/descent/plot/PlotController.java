package dev.descent.plot;

import dev.descent.http.InvalidParameter;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.knowm.xchart.XYChart;
import org.springframework.context.annotation.Profile;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Jobs' losses as pictures. */
@RestController
@Profile("api")
class PlotController {
    private static final MediaType SVG = MediaType.parseMediaType("image/svg+xml");
    private static final int MOST_JOBS = 20;
    private static final int MOST_SERIES = 20;

    private final JobPlot plot;

    PlotController(JobPlot plot) {
        this.plot = plot;
    }

    @GetMapping("/v1/jobs/{id}/plot.svg")
    ResponseEntity<byte[]> svg(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") List<String> series,
            @RequestParam(defaultValue = "false") boolean log,
            @RequestParam(defaultValue = PlotSize.WIDTH) int width,
            @RequestParam(defaultValue = PlotSize.HEIGHT) int height)
            throws IOException {
        return answer(SVG, ChartFile.svg(draw(List.of(id), series, log, new PlotSize(width, height))));
    }

    @GetMapping("/v1/jobs/{id}/plot.png")
    ResponseEntity<byte[]> png(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") List<String> series,
            @RequestParam(defaultValue = "false") boolean log,
            @RequestParam(defaultValue = PlotSize.WIDTH) int width,
            @RequestParam(defaultValue = PlotSize.HEIGHT) int height)
            throws IOException {
        return answer(MediaType.IMAGE_PNG, ChartFile.png(draw(List.of(id), series, log, new PlotSize(width, height))));
    }

    @GetMapping("/v1/plot.svg")
    ResponseEntity<byte[]> svgOfMany(
            @RequestParam List<UUID> job,
            @RequestParam(defaultValue = "") List<String> series,
            @RequestParam(defaultValue = "false") boolean log,
            @RequestParam(defaultValue = PlotSize.WIDTH) int width,
            @RequestParam(defaultValue = PlotSize.HEIGHT) int height)
            throws IOException {
        return answer(SVG, ChartFile.svg(draw(job, series, log, new PlotSize(width, height))));
    }

    @GetMapping("/v1/plot.png")
    ResponseEntity<byte[]> pngOfMany(
            @RequestParam List<UUID> job,
            @RequestParam(defaultValue = "") List<String> series,
            @RequestParam(defaultValue = "false") boolean log,
            @RequestParam(defaultValue = PlotSize.WIDTH) int width,
            @RequestParam(defaultValue = PlotSize.HEIGHT) int height)
            throws IOException {
        return answer(MediaType.IMAGE_PNG, ChartFile.png(draw(job, series, log, new PlotSize(width, height))));
    }

    private XYChart draw(List<UUID> jobs, List<String> series, boolean log, PlotSize size) {
        List<UUID> distinct = jobs.stream().distinct().toList();
        if (distinct.isEmpty() || distinct.size() > MOST_JOBS) {
            throw new InvalidParameter("job", "must be given, " + MOST_JOBS + " times at most");
        } else if (series.size() > MOST_SERIES) {
            throw new InvalidParameter("series", "must be at most " + MOST_SERIES);
        }
        return plot.draw(distinct, series, size, log);
    }

    private static ResponseEntity<byte[]> answer(MediaType type, byte[] picture) {
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CacheControl.noCache().cachePrivate())
                .body(picture);
    }
}
