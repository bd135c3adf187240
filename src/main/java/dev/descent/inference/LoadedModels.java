package dev.descent.inference;

import dev.descent.content.HeldFile;
import dev.descent.content.StoreUnavailable;
import dev.descent.ml.train.SavedModel;
import dev.descent.ml.train.TrainedModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The models that one thread has in memory, by their hash; the one that was not used for longest goes first. All of it happens on that
 * thread, to which the native memory belongs, so that no model is closed while it is in use.
 */
final class LoadedModels {
    private static final Logger LOG = LoggerFactory.getLogger(LoadedModels.class);

    private final long most;
    private final Map<String, Loaded> byHash = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    private record Loaded(TrainedModel model, long bytes) {}

    /** @param most bytes, by estimate; a single model may have more */
    LoadedModels(long most) {
        this.most = most;
    }

    /** Loads it where it is not loaded yet. It is valid until the next call. */
    TrainedModel get(StoredModel stored) {
        Loaded known = byHash.get(stored.sha256());
        return known != null ? known.model : load(stored);
    }

    int size() {
        return byHash.size();
    }

    private TrainedModel load(StoredModel stored) {
        try (HeldFile file = stored.hold()) {
            SavedModel saved = stored.open(file);
            makeRoom(saved.bytes());
            Loaded loaded = new Loaded(saved.load(), saved.bytes());
            byHash.put(stored.sha256(), loaded);
            bytes += loaded.bytes;
            return loaded.model;
        } catch (StoreUnavailable away) {
            throw new UncheckedIOException("a model cannot be had now", away);
        } catch (IOException e) {
            throw stored.damaged(e);
        }
    }

    private void makeRoom(long wanted) {
        Iterator<Loaded> eldest = byHash.values().iterator();
        while (eldest.hasNext() && bytes + wanted > most) {
            Loaded loaded = eldest.next();
            eldest.remove();
            bytes -= loaded.bytes;
            loaded.model.close();
            LOG.debug("Closed a model of about {} MB", loaded.bytes >> 20);
        }
    }
}
