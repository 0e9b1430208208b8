// Files handed in one by one with their progress, and a queue that shows itself anew; the form and its link work without.
(() => {
  "use strict";
  const form = document.querySelector("[data-drop]");
  const list = document.querySelector("[data-queue]");
  if (!form || !list) return;
  const input = form.querySelector("input[type=file]");
  const told = document.querySelector("[data-told]");
  const progress = document.querySelector("[data-progress]");
  const most = Number(form.dataset.most) * 1024 * 1024;
  const over = new Set(["done", "failed"]);
  let sending = 0;
  let timer = 0;

  const item = (text) => {
    const entry = document.createElement("li");
    entry.textContent = text;
    return entry;
  };
  const fresh = (name) => {
    list.querySelector(".nothing")?.remove();
    const entry = document.getElementById("job").content.firstElementChild.cloneNode(true);
    entry.querySelector("b").textContent = name;
    entry.querySelector("progress").setAttribute("aria-label", name);
    list.prepend(entry);
    return entry;
  };
  const fail = (entry, reason) => {
    entry.classList.add("bad", "failed");
    entry.querySelector("progress").hidden = true;
    entry.querySelector(".state").textContent = "";
    entry.querySelector(".reasons").replaceChildren(item(reason));
  };
  const show = (entry, job) => {
    entry.dataset.job = job.id;
    entry.className = `job ${job.state}${job.failed ? " bad" : ""}`;
    entry.querySelector("b").textContent = job.name;
    entry.querySelector(".tag").textContent = job.kind_name;
    const bar = entry.querySelector("progress");
    bar.max = 3;
    bar.value = job.step;
    entry.querySelector(".state").textContent = job.state_name;
    entry.querySelector(".job-state .muted").textContent = `${job.account} · ${job.created}`;
    entry.querySelector(".reasons").replaceChildren(...job.reasons.map(item));
    const brought = job.documents.map((document_) => {
      const entry_ = item("");
      const link = document.createElement("a");
      link.href = document_.url;
      link.textContent = document_.name;
      entry_.append(link);
      return entry_;
    });
    if (job.more) brought.push(item(`+ ${job.more}`));
    entry.querySelector(".brought").replaceChildren(...brought);
  };

  const poll = async () => {
    clearTimeout(timer);
    let found;
    try {
      const answer = await fetch(list.dataset.queue, { headers: { Accept: "application/json" } });
      if (!answer.ok) return;
      found = await answer.json();
    } catch {
      timer = setTimeout(poll, 5000);
      return;
    }
    for (const job of found.jobs.reverse()) {
      const entry = list.querySelector(`[data-job="${job.id}"]`) ?? fresh(job.name);
      const was = entry.className;
      show(entry, job);
      if (over.has(job.state) && !was.includes(job.state)) told.textContent = `${job.name}: ${job.state_name}`;
    }
    progress.hidden = !found.progress;
    progress.textContent = found.progress;
    if (found.busy || sending) timer = setTimeout(poll, 1000);
  };

  const send = (file, entry = fresh(file.name)) => {
    if (file.size > most) {
      fail(entry, form.dataset.tooLarge);
      return Promise.resolve();
    }
    return new Promise((done) => {
      const request = new XMLHttpRequest();
      const body = new FormData();
      body.append("csrf", form.elements.csrf.value);
      body.append("files", file);
      const bar = entry.querySelector("progress");
      entry.querySelector(".state").textContent = form.dataset.sending;
      request.upload.addEventListener("progress", (event) => {
        if (!event.lengthComputable) return;
        bar.max = event.total;
        bar.value = event.loaded;
      });
      request.addEventListener("loadend", () => {
        if (request.status === 429) {
          entry.querySelector(".state").textContent = form.dataset.holding;
          setTimeout(() => send(file, entry).then(done), 1000 * (Number(request.getResponseHeader("Retry-After")) || 10));
          return;
        }
        try {
          if (request.status !== 202) throw new Error(String(request.status));
          show(entry, JSON.parse(request.responseText).jobs[0]);
        } catch {
          fail(entry, form.dataset.lost);
        }
        done();
      });
      request.open("POST", form.action);
      request.setRequestHeader("Accept", "application/json");
      request.send(body);
    });
  };
  const take = async (files) => {
    sending += 1;
    told.textContent = told.dataset.words.replace("#", files.length);
    for (const file of files) await send(file);
    sending -= 1;
    poll();
  };

  form.querySelector("[data-scripted]").hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    take([...input.files]);
    input.value = "";
    input.dispatchEvent(new Event("change"));
  });
  for (const name of ["dragenter", "dragover"]) {
    form.addEventListener(name, (event) => {
      event.preventDefault();
      form.classList.add("over");
    });
  }
  for (const name of ["dragleave", "drop"]) form.addEventListener(name, () => form.classList.remove("over"));
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    if (event.dataTransfer.files.length) take([...event.dataTransfer.files]);
  });
  if ("busy" in list.dataset) poll();
})();
