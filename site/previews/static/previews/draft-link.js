// “Copy preview link”: has the link made, copies it, and shows it for those whose browser does not.
(() => {
  const config = () => JSON.parse(document.getElementById("wagtail-config").textContent);

  const fetchDialog = async (address) => {
    const { CSRF_HEADER_NAME: name, CSRF_TOKEN: token } = config();
    const headers = { [name]: token, "X-Requested-With": "XMLHttpRequest" };
    const response = await fetch(address, { method: "POST", headers });
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    return page.querySelector("[data-draft-link-dialog]");
  };

  const copyLink = async (dialog) => {
    const link = dialog.querySelector("[data-draft-link-url]");
    link.select();
    let copied = true;
    try {
      await navigator.clipboard.writeText(link.value);
    } catch {
      copied = false; // not allowed, or not over https
    }
    dialog.querySelector("[data-draft-link-copied]").hidden = !copied;
    dialog.querySelector("[data-draft-link-not-copied]").hidden = copied;
  };

  const open = (dialog) => {
    document.body.append(dialog);
    dialog.addEventListener("close", () => dialog.remove());
    dialog.addEventListener("click", (event) => {
      if (event.target.closest("[data-draft-link-close]")) dialog.close();
      if (event.target.closest("[data-draft-link-copy]")) copyLink(dialog);
    });
    dialog.showModal();
    if (dialog.querySelector("[data-draft-link-url]")) copyLink(dialog);
  };

  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-draft-link]");
    if (!button || button.disabled) return;
    button.disabled = true; // a second click would open a second dialogue
    try {
      open(await fetchDialog(button.dataset.draftLink));
    } catch {
      window.alert(button.dataset.draftLinkFailed);
    } finally {
      button.disabled = false;
    }
  });
})();
